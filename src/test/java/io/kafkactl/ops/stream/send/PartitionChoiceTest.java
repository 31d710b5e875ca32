package io.kafkactl.ops.stream.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionChoiceTest {
    private static final int PARTITIONS = 17;

    /** The vectors that librdkafka tests its own partitioners with. */
    @ParameterizedTest
    @CsvSource({
        "23456,b1b451d7,058d780f",
        "this is another string with more length to it perhaps,b0150df7,4f7703da",
        "hejsan,d077037e,5ec19395"
    })
    void keysGoWhereOtherClientsSendThem(String key, String crc32, String murmur2) {
        assertThat(choose(Partitioning.CRC32, key)).isEqualTo((int) (Long.parseLong(crc32, 16) % PARTITIONS));
        assertThat(choose(Partitioning.MURMUR2, key)).isEqualTo((int) (Long.parseLong(murmur2, 16) % PARTITIONS));
    }

    @Test
    void anEmptyKeyIsAKeyForKafkaAndNoneForLibrdkafka() {
        assertThat(choose(Partitioning.MURMUR2, "")).isEqualTo(0x106e08d9 % PARTITIONS);
        PartitionChoice crc32 = new PartitionChoice(Partitioning.CRC32, PARTITIONS);
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> crc32.applyTo(record(null, "")).partition())
                        .distinct())
                .hasSizeGreaterThan(5)
                .allSatisfy(partition -> assertThat(partition).isBetween(0, PARTITIONS - 1));
    }

    @Test
    void withoutKeyTheClientFillsBatches() {
        assertThat(choose(Partitioning.MURMUR2, null)).isNull();
        assertThat(choose(Partitioning.CRC32, null)).isNull();
        assertThat(choose(Partitioning.STICKY, "k")).isNull();
        assertThat(new PartitionChoice(null, PARTITIONS)
                        .applyTo(record(null, "k"))
                        .partition())
                .isNull();
    }

    @Test
    void roundRobinTakesTurnsAndARecordKeepsItsOwnPartition() {
        PartitionChoice choice = new PartitionChoice(Partitioning.ROUND_ROBIN, 3);

        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> choice.applyTo(record(null, "k")).partition()))
                .containsExactly(0, 1, 2, 0);
        assertThat(choice.applyTo(record(9, "k")).partition()).isEqualTo(9);
    }

    private static @Nullable Integer choose(Partitioning partitioning, @Nullable String key) {
        return new PartitionChoice(partitioning, PARTITIONS)
                .applyTo(record(null, key))
                .partition();
    }

    private static OutgoingRecord record(@Nullable Integer partition, @Nullable String key) {
        return new OutgoingRecord(partition, null, key == null ? null : Bytes.utf8(key), Bytes.EMPTY, List.of());
    }
}
