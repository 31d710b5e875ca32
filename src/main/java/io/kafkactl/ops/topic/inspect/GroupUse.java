package io.kafkactl.ops.topic.inspect;

import io.kafkactl.error.Counted;
import java.util.Map;

/**
 * What one group has to do with one topic.
 *
 * @param members how many members have partitions of the topic assigned
 * @param committed the committed offset of each partition that has one
 */
public record GroupUse(String group, String topic, int members, Map<Integer, Long> committed) {
    /** For the person who is about to take the topic away. */
    public String warning() {
        if (members > 0) {
            return "group '" + group + "' reads topic '" + topic + "' now, with " + Counted.of(members, "member");
        }
        return "group '" + group + "' has committed offsets on topic '" + topic + "', and no member reads it now";
    }
}
