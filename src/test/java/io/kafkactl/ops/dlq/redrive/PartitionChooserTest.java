package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.stream.TopicLimits;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionChooserTest {
    private static final Place HERE = new Place("orders", 4, 9L);
    private static final Place BEYOND = new Place("orders", 12, 9L);
    private static final Place ELSEWHERE = new Place("other", 4, 9L);

    private static final int MURMUR2 = Partitioner.MURMUR2.partition(bytes("key-1"), 6);

    private static final int CRC32 = (int) (0x0eecbf7aL % 6);

    private static int choose(Partitioning rule, Partitioner seen, @Nullable String key, Place origin) {
        TargetTopic target = new TargetTopic("orders", Uuid.ONE_UUID, 6, TopicLimits.DEFAULT, seen);
        return new PartitionChooser(rule).choose(key == null ? null : bytes(key), origin, target);
    }

    @Test
    void aRuleOfTheUsersIsFollowed() {
        assertThat(choose(Partitioning.ORIGINAL, Partitioner.MURMUR2, "key-1", HERE))
                .isEqualTo(4);
        assertThat(choose(Partitioning.KEY, Partitioner.UNKNOWN, "key-1", HERE)).isEqualTo(MURMUR2);
        assertThat(choose(Partitioning.KEY_CRC32, Partitioner.UNKNOWN, "key-1", HERE))
                .isEqualTo(CRC32);
    }

    @Test
    void autoSpreadsAsTheTargetsOwnRecordsShow() {
        assertThat(choose(Partitioning.AUTO, Partitioner.MURMUR2, "key-1", HERE))
                .isEqualTo(MURMUR2);
        assertThat(choose(Partitioning.AUTO, Partitioner.CRC32, "key-1", HERE)).isEqualTo(CRC32);
        assertThat(choose(Partitioning.AUTO, Partitioner.UNKNOWN, "key-1", HERE))
                .isEqualTo(4);
    }

    @Test
    void theOriginalPartitionSaysNothingBeyondTheTargetsLastOrInAnotherTopic() {
        assertThat(choose(Partitioning.ORIGINAL, Partitioner.UNKNOWN, "key-1", BEYOND))
                .isEqualTo(MURMUR2);
        assertThat(choose(Partitioning.AUTO, Partitioner.UNKNOWN, "key-1", ELSEWHERE))
                .isEqualTo(MURMUR2);
    }

    @Test
    void recordsWithoutKeyKeepTheirPartitionOrTakeTurns() {
        assertThat(choose(Partitioning.KEY, Partitioner.MURMUR2, null, HERE)).isEqualTo(4);
        TargetTopic target = new TargetTopic("orders", Uuid.ONE_UUID, 2, TopicLimits.DEFAULT, Partitioner.UNKNOWN);
        PartitionChooser chooser = new PartitionChooser(Partitioning.AUTO);

        assertThat(chooser.choose(null, HERE, target)).isNotEqualTo(chooser.choose(null, HERE, target));
    }
}
