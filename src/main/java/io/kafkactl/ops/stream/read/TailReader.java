package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.ops.stream.filter.RecordFilter;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the last records of a topic. Offsets are not counts: compaction, markers and aborted records leave gaps, so each
 * partition is read backwards in growing windows until enough real records were seen or its start is reached.
 */
final class TailReader {
    private static final Comparator<KafkaRecord> BY_TIME = Comparator.comparingLong(KafkaRecord::timestamp)
            .thenComparingInt(KafkaRecord::partition)
            .thenComparingLong(KafkaRecord::offset);
    private static final long LEAST_WINDOW = 100;
    private static final long MOST_WINDOW = 1_000_000;
    /** At the end of a log a fetch waits for more, and the reader of the next partition would wait for it. */
    private static final int FETCH_WAIT_MILLIS = 10;

    private final Connection connection;
    private final SharedRead shared;
    private final ReadListener listener;
    private final RecordFilter filter;
    private final int count;

    TailReader(Connection connection, SharedRead shared, ReadListener listener, RecordFilter filter, int count) {
        this.connection = connection;
        this.shared = shared;
        this.listener = listener;
        this.filter = filter;
        this.count = count;
    }

    /**
     * At most {@code count} records by timestamp, then partition and offset; none when the user asked to stop, because
     * what was found so far need not be the last; never more than twice as many in memory.
     */
    List<KafkaRecord> read(Map<TopicPartition, OffsetRange> ranges) {
        PriorityQueue<KafkaRecord> newest = new PriorityQueue<>(BY_TIME);
        if (count > 0) {
            PollBudget budget = BulkTuning.budget(1);
            Map<String, Object> tuning = new HashMap<>(BulkTuning.consumer(connection.settings(), 1, 1, budget));
            tuning.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
            try (RangeReader reader = new RangeReader(
                            connection.consumer(tuning),
                            connection.settings(),
                            Map.of(),
                            connection.settings().timeout(),
                            shared.halt())
                    .within(budget)
                    .skipping(new LostRecords(shared, listener))) {
                ranges.forEach((partition, range) -> collect(reader, partition, range, newest));
            }
        }
        if (shared.isHalted()) {
            return List.of();
        }
        List<KafkaRecord> sorted = new ArrayList<>(newest);
        sorted.sort(BY_TIME);
        return sorted;
    }

    private void collect(
            RangeReader reader, TopicPartition partition, OffsetRange range, PriorityQueue<KafkaRecord> newest) {
        int wanted = count;
        long to = range.to();
        long window = Math.max(LEAST_WINDOW, count);
        while (wanted > 0 && to > range.from() && !shared.isHalted()) {
            long from = Math.max(range.from(), to - window);
            Deque<KafkaRecord> last = last(reader, partition, new OffsetRange(from, to), wanted);
            wanted -= last.size();
            for (KafkaRecord record : last) {
                newest.add(record);
                if (newest.size() > count) {
                    newest.poll();
                }
            }
            to = from;
            window = Math.min(MOST_WINDOW, 2 * window);
        }
    }

    private Deque<KafkaRecord> last(RangeReader reader, TopicPartition partition, OffsetRange window, int wanted) {
        Deque<KafkaRecord> last = new ArrayDeque<>();
        reader.add(Map.of(partition, window));
        while (!reader.finished() && !shared.isHalted()) {
            List<ConsumerRecord<byte[], byte[]>> records = reader.poll();
            shared.scanned(records.size());
            for (ConsumerRecord<byte[], byte[]> polled : records) {
                KafkaRecord record = KafkaRecord.of(polled);
                if (filter.test(record)) {
                    last.add(record);
                    if (last.size() > wanted) {
                        last.poll();
                    }
                }
            }
        }
        return last;
    }
}
