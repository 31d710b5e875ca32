package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.record.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The dead letters within offsets for which all conditions hold, up to a limit. */
final class RuleSelection implements Selection {
    private final String words;
    private final @Nullable Map<Integer, OffsetRange> ranges;
    private final @Nullable OffsetChoice offsets;
    private final List<Condition> conditions;
    private final @Nullable AtomicLong left;

    RuleSelection(
            String words,
            @Nullable Map<Integer, OffsetRange> ranges,
            @Nullable OffsetChoice offsets,
            List<Condition> conditions,
            @Nullable Long limit) {
        this(words, ranges, offsets, conditions, limit == null ? null : new AtomicLong(limit));
    }

    private RuleSelection(
            String words,
            @Nullable Map<Integer, OffsetRange> ranges,
            @Nullable OffsetChoice offsets,
            List<Condition> conditions,
            @Nullable AtomicLong left) {
        this.words = words;
        this.ranges = ranges;
        this.offsets = offsets;
        this.conditions = List.copyOf(conditions);
        this.left = left;
    }

    @Override
    public boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        if (isExhausted() || !isInRange(record.partition(), record.offset())) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(record, letter)) {
                return false;
            }
        }
        return left == null || left.getAndDecrement() > 0;
    }

    private boolean isInRange(int partition, long offset) {
        if (ranges != null) {
            OffsetRange range = ranges.get(partition);
            if (range == null || offset < range.from() || offset >= range.to()) {
                return false;
            }
        }
        return offsets == null || offsets.contains(partition, offset);
    }

    @Override
    public boolean isLimited() {
        return left != null;
    }

    @Override
    public boolean isExhausted() {
        return left != null && left.get() <= 0;
    }

    @Override
    public OffsetRange within(int partition, OffsetRange all) {
        OffsetRange within = all;
        if (ranges != null) {
            OffsetRange range = ranges.getOrDefault(partition, new OffsetRange(0, 0));
            long from = Math.max(all.from(), range.from());
            within = new OffsetRange(from, Math.max(from, Math.min(all.to(), range.to())));
        }
        return offsets == null ? within : offsets.within(partition, within);
    }

    @Override
    public Selection forWorker() {
        return new RuleSelection(
                words,
                ranges,
                offsets,
                conditions.stream().map(Condition::forWorker).toList(),
                left);
    }

    @Override
    public String describe() {
        return words;
    }
}
