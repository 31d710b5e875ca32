package io.kafkactl.ops.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicDeletionIT {
    private static final TopicRequest ONE_PARTITION = new TopicRequest(null, 1, 1, Map.of());

    @Test
    void sparesATopicThatTookTheNameSinceThePlanWasMade(KafkaFixture kafka) {
        List<String> names = List.of(TestTopics.unique("market.order.placed"));
        try (Connection connection = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()))) {
            TopicCreation creation = new TopicCreation(
                    connection.cluster(),
                    new TopicLint(HouseRules.DEFAULT, CompanionRequest.NONE, LocalDate.EPOCH),
                    new Cancellation());
            TopicDeletion deletion = new TopicDeletion(connection.cluster(), new Cancellation());
            creation.create(names, ONE_PARTITION, CreationMode.PLAIN, notice -> {});
            DeletionPlan stale = deletion.plan(TopicSelection.literal(names), false);
            assertThat(deletion.execute(stale).errors()).isEmpty();
            creation.create(names, ONE_PARTITION, CreationMode.PLAIN, notice -> {});

            TopicOutcome<DoomedTopic> outcome = deletion.execute(stale);

            assertThat(outcome.topics()).isEmpty();
            assertThat(outcome.errors()).extracting(ItemError::exitCode).containsExactly(ExitCode.NOT_FOUND);
            assertThat(outcome.errors()).extracting(ItemError::error).containsExactly("UNKNOWN_TOPIC_ID");
            assertThat(connection.cluster().findTopic(names.get(0))).isPresent();
            assertThat(deletion.execute(deletion.plan(TopicSelection.literal(names), false))
                            .errors())
                    .isEmpty();
        }
    }
}
