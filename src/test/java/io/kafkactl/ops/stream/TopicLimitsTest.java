package io.kafkactl.ops.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

final class TopicLimitsTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final long MINUTE = 60_000;

    @Test
    void whatIsNotConfiguredIsAsTheBrokersHaveIt() {
        assertThat(limits(Map.of())).isEqualTo(TopicLimits.DEFAULT);
        assertThat(limits(Map.of(
                        "cleanup.policy", "compact",
                        "retention.ms", "5",
                        "max.message.bytes", "100",
                        "min.insync.replicas", "2",
                        "message.timestamp.type", "LogAppendTime",
                        "message.timestamp.before.max.ms", "7",
                        "message.timestamp.after.max.ms", "8")))
                .isEqualTo(new TopicLimits(true, 100, 2, -1, true, 7, 8));
    }

    /** Against the client's own batches, of bytes that no codec can shrink. */
    @Test
    void aRecordThatIsCertainToFitDoesSoUnderEveryCodec() {
        byte[] value = new byte[3_000];
        new Random(7).nextBytes(value);
        RecordHeader[] headers = {new RecordHeader("name", new byte[20]), new RecordHeader("", null)};
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("t", 0, NOW, new byte[50], value, List.of(headers));
        int least = 0;
        while (!limits(Map.of("max.message.bytes", String.valueOf(least))).isCertainToFit(record)) {
            least++;
        }
        for (Compression codec : List.of(
                Compression.NONE,
                Compression.gzip().build(),
                Compression.snappy().build(),
                Compression.lz4().build(),
                Compression.zstd().build())) {
            assertThat(MemoryRecords.withRecords(codec, new SimpleRecord(NOW, new byte[50], value, headers))
                            .sizeInBytes())
                    .as(codec.toString())
                    .isLessThanOrEqualTo(least);
        }
        assertThat(least).as("not needlessly careful").isLessThan(3_400);
    }

    @Test
    void timestampsNearALimitAreLeftToTheBroker() {
        TopicLimits hour = limits(Map.of(
                "message.timestamp.before.max.ms", String.valueOf(60 * MINUTE),
                "message.timestamp.after.max.ms", String.valueOf(60 * MINUTE)));

        assertThat(hour.isCertainToBeTaken(NOW - 59 * MINUTE, NOW)).isTrue();
        assertThat(hour.isCertainToBeTaken(NOW - 59 * MINUTE - 1, NOW)).isFalse();
        assertThat(hour.isCertainToBeTaken(NOW + 59 * MINUTE, NOW)).isTrue();
        assertThat(hour.isCertainToBeTaken(NOW + 59 * MINUTE + 1, NOW)).isFalse();
        assertThat(hour.isCertainToBeTaken(Long.MAX_VALUE, NOW)).isFalse();
        assertThat(TopicLimits.DEFAULT.isCertainToBeTaken(0, NOW)).isTrue();
    }

    @Test
    void aNarrowLimitStillTakesThePresentAndLogAppendTimeTakesAll() {
        assertThat(limits(Map.of("message.timestamp.before.max.ms", "1000")).isCertainToBeTaken(NOW - 400, NOW))
                .isTrue();
        assertThat(limits(Map.of("message.timestamp.type", "LogAppendTime")).isCertainToBeTaken(Long.MAX_VALUE, NOW))
                .isTrue();
    }

    private static TopicLimits limits(Map<String, String> config) {
        return TopicLimits.of(new Config(config.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                .toList()));
    }
}
