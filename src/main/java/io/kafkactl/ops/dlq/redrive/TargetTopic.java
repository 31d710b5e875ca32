package io.kafkactl.ops.dlq.redrive;

import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive must know of the topic it writes to.
 *
 * @param id tells it from a topic that takes its name later
 * @param maxMessageBytes limit of one batch after compression
 * @param retentionMs -1 for no limit
 * @param beforeMaxMs how much older than the broker's clock a timestamp may be
 */
record TargetTopic(
        String name,
        Uuid id,
        int partitions,
        boolean compacted,
        int maxMessageBytes,
        long retentionMs,
        boolean logAppendTime,
        long beforeMaxMs,
        long afterMaxMs) {

    static TargetTopic of(String name, Uuid id, int partitions, Map<String, @Nullable String> config) {
        String policy = text(config, "cleanup.policy", "delete");
        boolean deletes = policy.contains("delete");
        return new TargetTopic(
                name,
                id,
                partitions,
                policy.contains("compact"),
                (int) number(config, "max.message.bytes", 1_048_588),
                deletes ? number(config, "retention.ms", -1) : -1,
                text(config, "message.timestamp.type", "CreateTime").equals("LogAppendTime"),
                number(config, "message.timestamp.before.max.ms", Long.MAX_VALUE),
                number(config, "message.timestamp.after.max.ms", Long.MAX_VALUE));
    }

    private static String text(Map<String, @Nullable String> config, String key, String absent) {
        String value = config.get(key);
        return value == null ? absent : value;
    }

    private static long number(Map<String, @Nullable String> config, String key, long absent) {
        String value = config.get(key);
        return value == null || value.isEmpty() ? absent : Long.parseLong(value);
    }
}
