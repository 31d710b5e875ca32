package io.kafkactl.ops.stream;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration of a topic says about the records it takes. It tells what is certain from what only the broker
 * can judge: sizes are those of a compressed batch, and clocks differ.
 *
 * @param maxMessageBytes limit of one batch after compression
 * @param minInsyncReplicas without so many, nothing is acknowledged
 * @param retentionMs -1 for no limit
 * @param logAppendTime the broker replaces timestamps, so that it takes any
 * @param beforeMaxMs how much older than the broker's clock a timestamp may be
 */
public record TopicLimits(
        boolean compacted,
        int maxMessageBytes,
        int minInsyncReplicas,
        long retentionMs,
        boolean logAppendTime,
        long beforeMaxMs,
        long afterMaxMs) {
    /** What holds where brokers and topics set nothing. */
    public static final TopicLimits DEFAULT =
            new TopicLimits(false, 1_048_588, 1, -1, false, Long.MAX_VALUE, 3_600_000);

    private static final long CLOCK_SKEW_MILLIS = 60_000;
    /** The fixed part of a batch and of a record in it, length fields at their largest, and a frame of compression. */
    private static final int OVERHEAD_BYTES = 61 + 31 + 64;

    private static final int HEADER_OVERHEAD_BYTES = 10;
    private static final long MOST_UTF8 = 3;
    /** What lz4 adds at most to bytes that cannot be compressed. */
    private static final int INCOMPRESSIBLE = 255;

    public static TopicLimits of(Config config) {
        String policy = text(config, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        return new TopicLimits(
                policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
                (int) number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEFAULT.maxMessageBytes),
                (int) number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, DEFAULT.minInsyncReplicas),
                policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)
                        ? number(config, TopicConfig.RETENTION_MS_CONFIG, DEFAULT.retentionMs)
                        : -1,
                text(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime")
                        .equals("LogAppendTime"),
                number(config, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, DEFAULT.beforeMaxMs),
                number(config, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, DEFAULT.afterMaxMs));
    }

    /** False for a record that may be larger than a batch, when it is the only one in it and does not compress. */
    public boolean isCertainToFit(long bytes, int headers) {
        long payload = bytes + HEADER_OVERHEAD_BYTES * (long) headers;
        return OVERHEAD_BYTES + payload + payload / INCOMPRESSIBLE <= maxMessageBytes;
    }

    /** As {@link #isCertainToFit(long, int)} for a record that is ready to be sent. */
    public boolean isCertainToFit(ProducerRecord<byte[], byte[]> record) {
        long bytes = length(record.key()) + length(record.value());
        int headers = 0;
        for (Header header : record.headers()) {
            bytes += MOST_UTF8 * header.key().length() + length(header.value());
            headers++;
        }
        return isCertainToFit(bytes, headers);
    }

    /** False for a timestamp that a broker with another clock might refuse. */
    public boolean isCertainToBeTaken(long timestamp, long now) {
        long age = now - timestamp;
        return logAppendTime || (age <= certain(beforeMaxMs) && -age <= certain(afterMaxMs));
    }

    /** False for a CreateTime that is refused, replaced, or deleted at one of the next retention checks. */
    public boolean keeps(long timestamp, long now) {
        boolean expiring = retentionMs >= 0 && now - timestamp > retentionMs / 2;
        return timestamp >= 0 && !logAppendTime && !expiring && isCertainToBeTaken(timestamp, now);
    }

    private static long certain(long limit) {
        return limit - Math.min(CLOCK_SKEW_MILLIS, limit / 2);
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static String text(Config config, String key, String otherwise) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null || entry.value().isEmpty() ? otherwise : entry.value();
    }

    private static long number(Config config, String key, long otherwise) {
        return Long.parseLong(text(config, key, String.valueOf(otherwise)));
    }
}
