package io.kafkactl.ops.topic.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One property of a topic before and after.
 *
 * @param property the setting, or {@code partitions} or {@code replication.factor}
 * @param from what it is; null where a secret is kept
 * @param to what it becomes; null for the brokers' default
 */
public record TopicChange(
        String topic,
        String property,
        @Nullable String from,
        @Nullable String to) {
    static final String PARTITIONS = "partitions";
    static final String REPLICATION_FACTOR = "replication.factor";

    /** What became of a change. */
    public enum Status {
        CHANGED,
        UNCHANGED,
        WOULD_CHANGE,
        /** The copies are on their way, and nobody waits for them. */
        MOVING
    }

    /** A change and what became of it. */
    public record Done(TopicChange change, Status status) {}

    /** True when the topic is already as it should be: no request is sent for it. */
    public boolean isConverged() {
        return Objects.equals(from, to);
    }

    /** A line for the person who has to agree. */
    String line() {
        return "topic '" + topic + "': " + property + " " + (from == null ? "(secret)" : from) + " -> "
                + (to == null ? "the brokers' default" : to);
    }
}
