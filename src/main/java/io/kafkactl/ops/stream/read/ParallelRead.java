package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.HeapExhausted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Shows every committed record of bounded ranges to visitors, one in each reading thread, whole partitions to each. */
public final class ParallelRead {
    private final Connection connection;
    private final Cancellation cancellation;
    private final ReadMeter meter;

    /** @param meter where the readers count how far they are */
    public ParallelRead(Connection connection, Cancellation cancellation, ReadMeter meter) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.meter = meter;
    }

    /**
     * Returns when all is read, or all visitors have seen enough, or the user asked to stop.
     *
     * @param visitors makes one for each thread, in that thread; it is shown records in offset order within a partition,
     *     and answers false when it wants no more
     */
    public void run(
            Map<TopicPartition, OffsetRange> ranges, Supplier<Predicate<ConsumerRecord<byte[], byte[]>>> visitors) {
        int open =
                (int) ranges.values().stream().filter(range -> !range.isEmpty()).count();
        long offsets = ranges.values().stream().mapToLong(OffsetRange::size).sum();
        int threads = BulkTuning.threads(open, offsets);
        meter.expect(offsets);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (Halt halt = new Halt(cancellation)) {
            List<Thread> workers = new ArrayList<>();
            for (Map<TopicPartition, OffsetRange> share : ReadRanges.split(ranges, threads)) {
                if (!share.isEmpty()) {
                    workers.add(new Thread(
                            () -> read(share, threads, open, visitors, halt, failure), "reader-" + workers.size()));
                }
            }
            workers.forEach(worker -> worker.setDaemon(true));
            workers.forEach(Thread::start);
            join(workers, halt);
        }
        rethrow(failure.get());
    }

    private void read(
            Map<TopicPartition, OffsetRange> share,
            int threads,
            int open,
            Supplier<Predicate<ConsumerRecord<byte[], byte[]>>> visitors,
            Halt halt,
            AtomicReference<@Nullable Throwable> failure) {
        PollBudget budget = BulkTuning.budget(threads);
        Map<String, Object> tuning = BulkTuning.consumer(connection.settings(), threads, open, budget);
        tuning.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (RangeReader reader = new RangeReader(
                        connection.consumer(tuning),
                        connection.settings(),
                        share,
                        connection.settings().timeout(),
                        halt.cancellation())
                .within(budget)
                .counting(meter)) {
            Predicate<ConsumerRecord<byte[], byte[]>> visitor = visitors.get();
            boolean more = true;
            while (more && !reader.finished() && !halt.cancellation().isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    more = more && visitor.test(record);
                }
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            halt.cancellation().cancel();
        }
    }

    private static void join(List<Thread> workers, Halt halt) {
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            halt.cancellation().cancel();
            Thread.currentThread().interrupt();
            throw KafkactlException.interrupted("interrupted while reading", e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof OutOfMemoryError e) {
            throw HeapExhausted.failure(e);
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Stops the readers when the user asks to, or when one of them fails. */
    private static final class Halt implements AutoCloseable {
        private final Cancellation halt = new Cancellation();
        private final Cancellation.Registration registration;

        Halt(Cancellation cancellation) {
            this.registration = cancellation.onCancel(halt::cancel);
        }

        Cancellation cancellation() {
            return halt;
        }

        @Override
        public void close() {
            registration.close();
        }
    }
}
