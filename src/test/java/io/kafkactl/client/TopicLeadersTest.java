package io.kafkactl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kafkactl.config.ConnectionSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class TopicLeadersTest {
    private static final Node BROKER = new Node(1, "broker", 9092);
    private static final TopicDescription TOPIC = new TopicDescription(
            "market.stock.price-update.v1",
            false,
            List.of(partition(0, BROKER), partition(1, Node.noNode()), partition(2, BROKER)));

    private final Set<TopicPartition> asked = new HashSet<>();

    @Test
    void beforeSendingEveryLeaderIsAskedAndNoPartitionWithoutOne() {
        leaders().await(TOPIC);

        assertThat(asked)
                .containsExactlyInAnyOrder(new TopicPartition(TOPIC.name(), 0), new TopicPartition(TOPIC.name(), 2));
    }

    @Test
    void aLeaderThatDoesNotTakeOverInTimeIsLeftToTheFirstRecord() {
        assertThatCode(() -> leaders().await(TOPIC)).doesNotThrowAnyException();
    }

    private TopicLeaders leaders() {
        return new TopicLeaders(new Cluster(new NewLeaders(), ConnectionSettings.to("broker:9092")));
    }

    private static TopicPartitionInfo partition(int number, Node leader) {
        return new TopicPartitionInfo(number, leader, List.of(BROKER), List.of(BROKER));
    }

    /** None of its brokers knows yet what it leads. */
    private final class NewLeaders extends MockAdminClient {
        NewLeaders() {
            super(List.of(BROKER), BROKER);
        }

        @Override
        public synchronized ListOffsetsResult listOffsets(
                Map<TopicPartition, OffsetSpec> spec, ListOffsetsOptions options) {
            asked.addAll(spec.keySet());
            Map<TopicPartition, KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo>> answers = new HashMap<>();
            for (TopicPartition partition : spec.keySet()) {
                KafkaFutureImpl<ListOffsetsResult.ListOffsetsResultInfo> answer = new KafkaFutureImpl<>();
                answer.completeExceptionally(new NotLeaderOrFollowerException("not yet"));
                answers.put(partition, answer);
            }
            return new ListOffsetsResult(answers);
        }
    }
}
