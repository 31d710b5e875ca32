package io.kafkactl.ops.dlq.inspect;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.RegistrySchemas;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.stream.read.ParallelRead;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One dead-letter topic at one moment: its bounds, what the journal says about it, and its format. */
public final class DlqScan {
    /** Takes selected dead letters; not thread-safe, each reading thread has its own. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one, in the order of its partition.
         *
         * @param letter null when the record is not of the topic's format
         */
        void accept(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter, boolean settled);
    }

    private final Connection connection;
    private final Cancellation cancellation;
    private final DlqTopic dlq;
    private final DlqSnapshot snapshot;
    private final JournalState journal;
    private final Formats formats;
    private final @Nullable DeadLetterFormat format;
    private final ReadMeter meter = new ReadMeter();

    /**
     * Captures the topic's bounds and its journal.
     *
     * @param formatName null to let the context or the records decide
     */
    public DlqScan(Connection connection, DlqTopic dlq, @Nullable String formatName, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.dlq = dlq;
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
        this.snapshot = DlqSnapshot.take(connection, dlq.topicPartitions(), cancellation);
        this.journal = new Journal(connection, connection.settings().dlq().journal(), Duration.ZERO, cancellation)
                .read(dlq.topicId(), Journal.Reading.ADVISORY);
        this.format = choose(formatName != null ? formatName : dlq.format());
    }

    private @Nullable DeadLetterFormat choose(@Nullable String named) {
        if (named != null) {
            return formats.byId(named);
        }
        List<DeadLetterFormat> found = formats.detect(snapshot.sample().getOrDefault(dlq.name(), List.of()));
        return found.size() == 1 ? found.get(0) : null;
    }

    public DlqTopic dlq() {
        return dlq;
    }

    /** How far the scan is. */
    public ReadMeter meter() {
        return meter;
    }

    /** Null when no format is known, or the samples are of several. */
    public @Nullable DeadLetterFormat format() {
        return format;
    }

    /** False when an open transaction hid the journal's tail: more may be settled than this says. */
    public boolean isJournalComplete() {
        return journal.isComplete();
    }

    public boolean isEmpty() {
        return dlq.topicPartitions().stream()
                .allMatch(partition -> snapshot.range(partition).isEmpty());
    }

    /** From log start to last stable offset. */
    public OffsetRange range(int partition) {
        return snapshot.range(new TopicPartition(dlq.name(), partition));
    }

    /** Offsets that runs have settled, of those still in the log. */
    public long settledCount() {
        long count = 0;
        for (TopicPartition partition : dlq.topicPartitions()) {
            OffsetRange range = snapshot.range(partition);
            count += journal.settled(partition.partition()).count(range.from(), range.to());
        }
        return count;
    }

    public boolean isSettled(ConsumerRecord<byte[], byte[]> record) {
        return journal.settled(record.partition()).contains(record.offset());
    }

    /**
     * Shows the selected dead letters to visitors, in offset order within a partition.
     *
     * @param settledToo also what runs have settled
     * @param visitors makes one for each reading thread
     */
    public void run(Selection selection, boolean settledToo, Supplier<Visitor> visitors) {
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        for (TopicPartition partition : dlq.topicPartitions()) {
            ranges.put(partition, range(partition, selection, settledToo));
        }
        new ParallelRead(connection, cancellation, meter)
                .run(ranges, () -> visit(selection.forWorker(), settledToo, visitors.get()));
        requireNotCancelled();
    }

    /** The same in the order of partitions and offsets, so that a limit always takes the same ones. */
    public void runInOrder(Selection selection, boolean settledToo, Visitor visitor) {
        Map<TopicPartition, OffsetRange> ranges = new LinkedHashMap<>();
        dlq.topicPartitions().forEach(partition -> ranges.put(partition, range(partition, selection, settledToo)));
        meter.expect(ranges.values().stream().mapToLong(OffsetRange::size).sum());
        for (TopicPartition partition : dlq.topicPartitions()) {
            OffsetRange range = ranges.getOrDefault(partition, new OffsetRange(0, 0));
            if (!range.isEmpty() && !selection.isExhausted()) {
                Predicate<ConsumerRecord<byte[], byte[]>> visit = visit(selection, settledToo, visitor);
                try (RangeReader reader =
                        snapshot.reader(Map.of(partition, range)).counting(meter)) {
                    boolean more = true;
                    while (more && !reader.finished() && !cancellation.isCancelled()) {
                        for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                            more = more && visit.test(record);
                        }
                    }
                }
            }
        }
        requireNotCancelled();
    }

    private void requireNotCancelled() {
        if (cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted while reading '" + dlq.name() + "'", null);
        }
    }

    private OffsetRange range(TopicPartition partition, Selection selection, boolean settledToo) {
        OffsetRange all = snapshot.range(partition);
        long from =
                settledToo ? all.from() : journal.settled(partition.partition()).firstAbsent(all.from());
        return selection.within(partition.partition(), new OffsetRange(Math.min(from, all.to()), all.to()));
    }

    private Predicate<ConsumerRecord<byte[], byte[]>> visit(Selection selection, boolean settledToo, Visitor visitor) {
        Map<Integer, OffsetSet> settled = new HashMap<>();
        return record -> {
            boolean done =
                    settled.computeIfAbsent(record.partition(), this::settled).contains(record.offset());
            if (settledToo || !done) {
                DeadLetter letter = read(record);
                if (selection.accepts(record, letter)) {
                    visitor.accept(record, letter, done);
                }
            }
            return !selection.isExhausted();
        };
    }

    /** Null when the record is not of the topic's format. */
    @Nullable
    DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        return format == null ? null : format.read(record).map(this::withGroup).orElse(null);
    }

    /** The name or the context may know the group where the record does not. */
    private DeadLetter withGroup(DeadLetter letter) {
        String group = dlq.group();
        return group == null || letter.provenance().failure().group() != null
                ? letter
                : new DeadLetter(letter.format(), letter.provenance().withGroup(group), letter.payload());
    }

    private OffsetSet settled(int partition) {
        synchronized (journal) {
            return journal.settled(partition);
        }
    }

    /** The record at exactly this place, or null. */
    public @Nullable ConsumerRecord<byte[], byte[]> at(RecordCoordinate place) {
        TopicPartition partition = new TopicPartition(dlq.name(), place.partition());
        OffsetRange all = snapshot.range(partition);
        OffsetRange wanted =
                new OffsetRange(Math.max(all.from(), place.offset()), Math.min(all.to(), place.offset() + 1));
        try (RangeReader reader = snapshot.reader(Map.of(partition, wanted))) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    return record;
                }
            }
        }
        return null;
    }
}
