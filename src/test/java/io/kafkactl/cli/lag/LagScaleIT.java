package io.kafkactl.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.record.NamePattern;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Many groups at once. */
@WithKafka
class LagScaleIT extends LagScenario {
    private static final int GROUPS = 500;
    private static final int PARTITIONS = 100;
    private static final Duration BUDGET = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int TRIES = 10;

    LagScaleIT(KafkaFixture kafka) {
        super(kafka);
    }

    @Test
    void fiveHundredGroupsOfAHundredPartitionsAreReadInTwoSeconds() {
        cluster.createTopic(topic, PARTITIONS, Map.of());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        IntStream.range(0, PARTITIONS)
                .forEach(p -> offsets.put(new TopicPartition(topic, p), new OffsetAndMetadata(0)));
        List<AlterConsumerGroupOffsetsResult> commits = IntStream.range(0, GROUPS)
                .mapToObj(i -> cluster.admin().alterConsumerGroupOffsets(group + "-" + i, offsets))
                .toList();
        commits.forEach(commit -> TestCluster.get(commit.all()));
        groups.fill(topic, 7, 3);
        GroupQuery query = new GroupQuery(List.of(), List.of(NamePattern.glob(group + "-*")), Set.of(), Set.of());
        try (Connection connection = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()))) {
            LagReader reader = new LagReader(connection, LagOptions.DEFAULT, Clock.systemUTC(), new Cancellation());

            LagReport report = reader.read(query);
            Duration best = LONG;
            // The best of several, because other work on the machine is not the reader's fault.
            for (int i = 0; i < TRIES && best.compareTo(BUDGET) >= 0; i++) {
                long start = System.nanoTime();
                report = reader.read(query);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                best = took.compareTo(best) < 0 ? took : best;
            }

            assertThat(report.errors()).isEmpty();
            assertThat(report.groups()).hasSize(GROUPS);
            assertThat(report.groups()).allSatisfy(row -> {
                assertThat(row.partitions()).hasSize(PARTITIONS);
                assertThat(row.lag()).isEqualTo(3);
                assertThat(row.complete()).isTrue();
            });
            assertThat(best).isLessThan(BUDGET);
        } finally {
            TestCluster.get(cluster.admin()
                    .deleteConsumerGroups(IntStream.range(0, GROUPS)
                            .mapToObj(i -> group + "-" + i)
                            .toList())
                    .all());
        }
    }
}
