package io.kafkactl.ops.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import java.time.Clock;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a topic accepts, known before sending: one record that the broker refuses takes its whole batch with it.
 *
 * @param known false when the configuration may not be read, and the brokers' defaults are assumed
 * @param minInsyncReplicas without so many, nothing is acknowledged
 */
record TopicRules(
        String topic,
        int partitions,
        boolean known,
        boolean compacted,
        int maxMessageBytes,
        int minInsyncReplicas,
        long oldestMillis,
        long newestMillis,
        Clock clock) {
    private static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;
    private static final long DEFAULT_AFTER_MILLIS = 3_600_000;
    private static final long CLOCK_SKEW_MILLIS = 60_000;
    /** The fixed part of a batch and of a record in it, length fields at their largest, and a frame of compression. */
    private static final int OVERHEAD_BYTES = 61 + 31 + 64;

    private static final int HEADER_OVERHEAD_BYTES = 10;
    /** What lz4 adds at most to bytes that cannot be compressed. */
    private static final int INCOMPRESSIBLE = 255;

    /** Exit 7 when the topic does not exist; it is never created. */
    static TopicRules read(Cluster cluster, String topic, Clock clock) {
        int partitions = cluster.topic(topic).partitions().size();
        try {
            Config config = cluster.topicConfig(topic);
            boolean stamped = value(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime")
                    .equals("LogAppendTime");
            return new TopicRules(
                    topic,
                    partitions,
                    true,
                    value(config, TopicConfig.CLEANUP_POLICY_CONFIG, "").contains("compact"),
                    (int) number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEFAULT_MAX_MESSAGE_BYTES),
                    (int) number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, 1),
                    stamped
                            ? Long.MAX_VALUE
                            : number(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.MAX_VALUE),
                    stamped
                            ? Long.MAX_VALUE
                            : number(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, DEFAULT_AFTER_MILLIS),
                    clock);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.DENIED) {
                throw e;
            }
            return new TopicRules(
                    topic,
                    partitions,
                    false,
                    false,
                    DEFAULT_MAX_MESSAGE_BYTES,
                    1,
                    Long.MAX_VALUE,
                    DEFAULT_AFTER_MILLIS,
                    clock);
        }
    }

    /** Throws for a record that the topic is certain to refuse. */
    void check(OutgoingRecord record) {
        if (compacted && record.key() == null) {
            throw KafkactlException.invalid(
                    "NO_KEY",
                    "the record has no key, and topic '" + topic + "' is compacted",
                    "-k or --key-separator gives one");
        }
        Integer partition = record.partition();
        if (partition != null && partition >= partitions) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "topic '" + topic + "' has no partition " + partition,
                    "its partitions are 0 to " + (partitions - 1) + "; leave out --keep-partition and the key decides");
        }
    }

    /** True for a record that only the broker can judge: it goes alone, so that no other is refused with it. */
    boolean isDoubtful(OutgoingRecord record) {
        long bytes =
                bytes(record) + HEADER_OVERHEAD_BYTES * (long) record.headers().size();
        if (OVERHEAD_BYTES + bytes + bytes / INCOMPRESSIBLE > maxMessageBytes) {
            return true;
        }
        Long timestamp = record.timestamp();
        if (timestamp == null) {
            return false;
        }
        long age = clock.millis() - timestamp;
        return age > oldestMillis - CLOCK_SKEW_MILLIS || -age > newestMillis - CLOCK_SKEW_MILLIS;
    }

    /** The bytes that the user gave: key, value, and the names and values of headers. */
    static long bytes(OutgoingRecord record) {
        long bytes = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            bytes += header.name().getBytes(UTF_8).length + length(header.value());
        }
        return bytes;
    }

    private static long length(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.length();
    }

    private static String value(Config config, String key, String otherwise) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? otherwise : entry.value();
    }

    private static long number(Config config, String key, long otherwise) {
        return Long.parseLong(value(config, key, String.valueOf(otherwise)));
    }
}
