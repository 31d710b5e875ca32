package io.kafkactl.ops.group;

import io.kafkactl.record.Position;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a group's offsets are to be set. */
public sealed interface OffsetTarget {
    /** A place in the log. */
    record At(Position position) implements OffsetTarget {}

    /** So many offsets after the present one, or before it when negative; always within the log. */
    record Shift(long count) implements OffsetTarget {}

    /** Where another group stands. */
    record OfGroup(String group) implements OffsetTarget {}

    /** Kept offsets; null where nothing was committed. */
    record Kept(Map<TopicPartition, @Nullable CommittedOffset> offsets) implements OffsetTarget {}

    /** {@code current}, {@code current+N}, {@code current-N}, or any position of the log. */
    static OffsetTarget parse(String text) {
        if (!text.startsWith("current")) {
            return new At(Position.parse(text));
        }
        String shift = text.substring("current".length());
        if (shift.isEmpty()) {
            return new Shift(0);
        }
        if (!shift.matches("[+-]\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a position: current, current+N, current-N, start, end, N, +N, -N, "
                            + "@2026-01-31T10:00:00Z, @epochMillis or @-1h");
        }
        return new Shift(Long.parseLong(shift));
    }
}
