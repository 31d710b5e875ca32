package io.kafkactl.ops.group.lag;

import org.jspecify.annotations.Nullable;

/**
 * A threshold that does not hold.
 *
 * @param topic null when the group as a whole breaks the rule
 * @param rule the option's name without dashes, such as {@code max-lag}
 */
public record Breach(
        String group, @Nullable String topic, @Nullable Integer partition, String rule, String text) {

    /** What stays the same from one sample to the next. */
    public String key() {
        return rule + " " + group + " " + topic + " " + partition;
    }

    /** True for a partition that breaks the rule, or whose group does. */
    public boolean concerns(PartitionLag row) {
        return group.equals(row.group())
                && (topic == null || (topic.equals(row.topic()) && partition != null && partition == row.partition()));
    }
}
