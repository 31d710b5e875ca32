package io.kafkactl.ops.dlq;

import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.record.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the offsets of a dead-letter topic that hold no record, because the marker of a transaction stands there, an
 * aborted record, or one that compaction has removed.
 */
final class EmptyOffsets {
    /** So many offsets are looked at one by one where a sample shows that some are empty. */
    private static final long MOST_READ = 20_000;

    private final DlqSnapshot snapshot;
    private final JournalState settled;

    /** @param settled what is known to be settled, and not looked at */
    EmptyOffsets(DlqSnapshot snapshot, JournalState settled) {
        this.snapshot = snapshot;
        this.settled = settled;
    }

    /**
     * How many of the open offsets are empty: all of them, or, where there are too many offsets to look at, those that the
     * sample shows.
     *
     * @param parts where open offsets lie
     * @param sample the records at the ends of the parts
     */
    long count(Map<TopicPartition, OffsetRange> parts, List<ConsumerRecord<byte[], byte[]>> sample) {
        long open = count(parts, Function.identity());
        long shown = count(parts, DlqSnapshot::head)
                + count(parts, DlqSnapshot::tail)
                - sample.stream().filter(this::isOpen).count();
        return shown <= 0 || open > MOST_READ ? Math.max(0, shown) : open - records(parts);
    }

    private long count(Map<TopicPartition, OffsetRange> parts, Function<OffsetRange, OffsetRange> of) {
        long open = 0;
        for (Map.Entry<TopicPartition, OffsetRange> part : parts.entrySet()) {
            OffsetRange range = of.apply(part.getValue());
            open += range.size() - settled.settled(part.getKey().partition()).count(range.from(), range.to());
        }
        return open;
    }

    private boolean isOpen(ConsumerRecord<byte[], byte[]> record) {
        return !settled.settled(record.partition()).contains(record.offset());
    }

    private long records(Map<TopicPartition, OffsetRange> parts) {
        long[] records = new long[1];
        snapshot.read(parts, record -> records[0] += isOpen(record) ? 1 : 0);
        return records[0];
    }
}
