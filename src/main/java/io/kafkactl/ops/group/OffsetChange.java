package io.kafkactl.ops.group;

import io.kafkactl.record.OffsetRange;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition's offset before and after.
 *
 * @param before null when nothing is committed
 * @param after null when nothing will be
 * @param log what can be read; null when the partition is gone
 */
public record OffsetChange(
        TopicPartition partition,
        @Nullable CommittedOffset before,
        @Nullable CommittedOffset after,
        @Nullable OffsetRange log) {

    /** Such as {@code orders-3}. */
    public String label() {
        return partition.toString();
    }

    public String topic() {
        return partition.topic();
    }

    public int number() {
        return partition.partition();
    }

    public @Nullable Long from() {
        return before == null ? null : before.offset();
    }

    public @Nullable Long to() {
        return after == null ? null : after.offset();
    }

    public boolean isChange() {
        return !Objects.equals(from(), to());
    }

    /** Offsets that will be read a second time, as far as they still exist. */
    public long reread() {
        return before == null || after == null ? 0 : within(after.offset(), before.offset());
    }

    /** Offsets that will never be read. */
    public long skipped() {
        return before == null || after == null ? 0 : within(before.offset(), after.offset());
    }

    private long within(long from, long to) {
        if (log == null) {
            return Math.max(0, to - from);
        }
        return Math.max(0, Math.min(to, log.to()) - Math.max(from, log.from()));
    }
}
