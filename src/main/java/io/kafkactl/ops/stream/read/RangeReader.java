package io.kafkactl.ops.stream.read;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions over offset ranges and stops when the consumer's <em>position</em> has reached each end.
 *
 * <p>Comparing the offset of a seen record would hang: compaction and transaction markers leave offsets without records.
 */
public final class RangeReader implements RecordSource {
    /** The patience of a reader that waits for records yet to be written. */
    public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    /** The error of a read that lost records before it got to them. */
    public static final String OUT_OF_RANGE = "OFFSET_OUT_OF_RANGE";

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final ConnectionSettings settings;
    private final Map<TopicPartition, OffsetRange> open = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Queue<Map<TopicPartition, OffsetRange>> added = new ConcurrentLinkedQueue<>();
    private final Cancellation cancellation;
    private final Cancellation.Registration wakeup;
    private final long patienceNanos;
    private long waitedNanos;
    private @Nullable LostRecords lost;
    private PollBudget budget = new PollBudget(Long.MAX_VALUE);
    private ReadMeter meter = new ReadMeter();

    /**
     * Takes over the consumer and closes it.
     *
     * @param patience how long polls may wait in all without any position moving before the read fails as unreachable;
     *     {@link #FOREVER} to follow the log
     */
    public RangeReader(
            Consumer<byte[], byte[]> consumer,
            ConnectionSettings settings,
            Map<TopicPartition, OffsetRange> ranges,
            Duration patience,
            Cancellation cancellation) {
        this.consumer = consumer;
        this.settings = settings;
        this.cancellation = cancellation;
        this.patienceNanos = patience.toNanos();
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                open.put(partition, range);
            }
        });
        ranges.forEach((partition, range) -> positions.put(partition, range.from()));
        consumer.assign(open.keySet());
        open.forEach((partition, range) -> consumer.seek(partition, range.from()));
        this.wakeup = cancellation.onCancel(consumer::wakeup);
    }

    /** Goes on behind records that are deleted while reading, and reports them, instead of failing. */
    RangeReader skipping(LostRecords value) {
        lost = value;
        return this;
    }

    /** Renews the budget of the consumer's deserializer for each poll. */
    RangeReader within(PollBudget value) {
        budget = value;
        return this;
    }

    /** Counts there how far it is. */
    public RangeReader counting(ReadMeter value) {
        meter = value;
        return this;
    }

    /** Reads these too, from the next poll on; may be called from any thread. */
    public void add(Map<TopicPartition, OffsetRange> ranges) {
        added.add(Map.copyOf(ranges));
    }

    /** True when every range was read to its end. */
    @Override
    public boolean finished() {
        return open.isEmpty() && added.isEmpty();
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return positions;
    }

    /** The partitions whose end was not reached yet, with the position reached in each. */
    public Map<TopicPartition, Long> unfinished() {
        Map<TopicPartition, Long> left = new HashMap<>(positions);
        left.keySet().retainAll(open.keySet());
        return left;
    }

    /**
     * The next records within the ranges, in offset order within a partition; empty when none arrived in time or the
     * user asked to stop.
     */
    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll() {
        takeAdded();
        if (finished() || cancellation.isCancelled()) {
            return List.of();
        }
        try {
            long started = System.nanoTime();
            budget.renew();
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> inRange = inRange(polled);
            advance(polled, started);
            return inRange;
        } catch (WakeupException e) {
            return List.of();
        } catch (OffsetOutOfRangeException e) {
            if (lost != null) {
                skip(lost.skip(consumer, e, this::end, settings));
                return List.of();
            }
            throw deleted(e);
        } catch (KafkaException e) {
            throw KafkaErrors.translate("read " + describeOpen(), e, settings);
        }
    }

    private KafkactlException deleted(OffsetOutOfRangeException thrown) {
        return KafkactlException.failure(
                OUT_OF_RANGE,
                "cannot read " + describeOpen() + ": " + gone(thrown)
                        + " by retention or on request; the same command again begins at the present log start",
                thrown);
    }

    /** Which offsets are not there any more, as far as the cluster still says so. */
    private String gone(OffsetOutOfRangeException thrown) {
        List<String> gone = new ArrayList<>();
        try {
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(thrown.partitions());
            thrown.offsetOutOfRangePartitions().forEach((partition, position) -> {
                long last = Math.min(starts.getOrDefault(partition, position), end(partition)) - 1;
                if (last >= position) {
                    gone.add(position + (last == position ? "" : "-" + last) + " of " + partition);
                }
            });
        } catch (KafkaException e) {
            gone.clear();
        }
        return gone.isEmpty() ? "records are gone" : "offsets " + String.join(", ", gone) + " are gone";
    }

    private void takeAdded() {
        for (Map<TopicPartition, OffsetRange> ranges = added.poll(); ranges != null; ranges = added.poll()) {
            ranges.forEach((partition, range) -> {
                positions.put(partition, range.from());
                if (!range.isEmpty()) {
                    open.put(partition, range);
                }
            });
            consumer.assign(List.copyOf(open.keySet()));
            ranges.forEach((partition, range) -> {
                if (!range.isEmpty()) {
                    consumer.seek(partition, range.from());
                }
            });
        }
    }

    private long end(TopicPartition partition) {
        OffsetRange range = open.get(partition);
        return range == null ? Long.MAX_VALUE : range.to();
    }

    private void skip(Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> {
            positions.put(partition, offset);
            consumer.seek(partition, offset);
            if (offset >= end(partition)) {
                open.remove(partition);
            }
        });
        consumer.assign(List.copyOf(open.keySet()));
    }

    private List<ConsumerRecord<byte[], byte[]>> inRange(ConsumerRecords<byte[], byte[]> polled) {
        List<ConsumerRecord<byte[], byte[]>> inRange = new ArrayList<>(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            OffsetRange range = open.get(partition);
            if (range != null) {
                for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                    if (record.offset() < range.to()) {
                        inRange.add(record);
                    }
                }
            }
        }
        return inRange;
    }

    /**
     * Takes the positions that came with the records: asking the consumer may wait for the cluster or be woken up, after
     * which the records of the poll would be lost to us.
     *
     * <p>Counts only the time spent in polls: a sink that blocks, as a full pipe does, is no lack of progress.
     */
    private void advance(ConsumerRecords<byte[], byte[]> polled, long pollStarted) {
        boolean moved = false;
        List<TopicPartition> done = new ArrayList<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                polled.nextOffsets().entrySet()) {
            OffsetRange range = open.get(entry.getKey());
            if (range != null) {
                long position = entry.getValue().offset();
                long reached = Math.min(position, range.to());
                Long before = positions.put(entry.getKey(), reached);
                meter.passed(before == null ? 0 : reached - before);
                moved |= before == null || position > before;
                if (position >= range.to()) {
                    done.add(entry.getKey());
                }
            }
        }
        if (!done.isEmpty()) {
            done.forEach(open::remove);
            consumer.assign(List.copyOf(open.keySet()));
        }
        if (moved) {
            waitedNanos = 0;
            return;
        }
        waitedNanos += System.nanoTime() - pollStarted;
        if (waitedNanos > patienceNanos) {
            throw KafkactlException.unreachable(
                    "TIMEOUT",
                    "no progress for " + Duration.ofNanos(patienceNanos).toMillis() + " ms while reading "
                            + describeOpen(),
                    "an open transaction or an unavailable leader holds the reader back; --timeout waits longer",
                    null);
        }
    }

    private String describeOpen() {
        List<String> parts = new ArrayList<>();
        open.forEach(
                (partition, range) -> parts.add(partition + " at " + positions.get(partition) + " of " + range.to()));
        parts.sort(null);
        return String.join(", ", parts.subList(0, Math.min(3, parts.size()))) + (parts.size() > 3 ? ", …" : "");
    }

    @Override
    public void close() {
        wakeup.close();
        // No group to leave; waiting would only be for the answer to a fetch that nobody wants any more, half a second.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
