package io.kafkactl.ops.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicHealthTest {
    private static final List<Node> BROKERS = List.of(new Node(1, "a", 1), new Node(2, "b", 1), new Node(3, "c", 1));

    private static TopicDescription topic(TopicPartitionInfo... partitions) {
        return new TopicDescription("t", false, List.of(partitions));
    }

    private static TopicPartitionInfo partition(int number, int copies, int inSync) {
        return new TopicPartitionInfo(
                number,
                inSync == 0 ? Node.noNode() : BROKERS.get(0),
                BROKERS.subList(0, copies),
                BROKERS.subList(0, inSync));
    }

    @Test
    void countsPartitionsInTrouble() {
        TopicDescription topic = topic(partition(0, 3, 3), partition(1, 3, 2), partition(2, 3, 1), partition(3, 3, 0));

        assertThat(TopicHealth.of(topic, Optional.of(2L))).isEqualTo(new TopicHealth(3, 1, 2));
    }

    @Test
    void asksForNoMoreCopiesInSyncThanThereAre() {
        assertThat(TopicHealth.of(topic(partition(0, 1, 1)), Optional.of(2L))).isEqualTo(new TopicHealth(0, 0, 0));
    }

    @Test
    void doesNotJudgeBySettingsThatItDoesNotKnow() {
        assertThat(TopicHealth.of(topic(partition(0, 3, 1)), Optional.empty())).isEqualTo(new TopicHealth(1, 0, null));
    }
}
