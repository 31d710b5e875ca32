package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.HeapExhausted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Runs the reading threads of one read to their end, and says how it ended. */
final class ReadRun {
    /** Makes the delivery of one reading thread, in that thread. */
    @FunctionalInterface
    interface Deliveries {
        Delivery open(RecordSource source) throws IOException;
    }

    private static final int ONE_POLL = 5_000;

    private final Connection connection;
    private final ReadRequest request;
    private final SharedRead shared;
    private final ReadListener listener;
    private final Deliveries deliveries;
    private final List<RangeReader> readers = new ArrayList<>();

    ReadRun(
            Connection connection,
            ReadRequest request,
            SharedRead shared,
            ReadListener listener,
            Deliveries deliveries) {
        this.connection = connection;
        this.request = request;
        this.shared = shared;
        this.listener = listener;
        this.deliveries = deliveries;
    }

    /** Returns when all threads have ended; a failure stands in the shared state then. */
    void run(TopicDescription topic, Map<TopicPartition, OffsetRange> ranges) {
        List<Thread> threads = new ArrayList<>();
        for (ReadLoop.Parts parts : request.group() == null ? ranged(ranges) : List.of(grouped(ranges))) {
            threads.add(new Thread(new ReadLoop(parts, request, shared), "reader-" + threads.size()));
        }
        Thread watch = new Thread(new TopicWatch(connection.cluster(), topic, shared, this::readAdded), "topic-watch");
        threads.forEach(thread -> thread.setDaemon(true));
        watch.setDaemon(true);
        threads.forEach(Thread::start);
        watch.start();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            shared.fail(e);
            Thread.currentThread().interrupt();
        }
    }

    private List<ReadLoop.Parts> ranged(Map<TopicPartition, OffsetRange> ranges) {
        long offsets = ranges.values().stream().mapToLong(OffsetRange::size).sum();
        int open =
                (int) ranges.values().stream().filter(range -> !range.isEmpty()).count();
        boolean few = request.limit() <= ONE_POLL && !request.isFiltered();
        int threads = few || request.follow() ? 1 : BulkTuning.threads(open, offsets);
        Map<TopicPartition, OffsetRange> all = request.follow() ? ReadRanges.endless(ranges) : ranges;
        return ReadRanges.split(all, threads).stream()
                .filter(share -> !share.isEmpty())
                .map(share -> parts(share, threads, open))
                .toList();
    }

    private ReadLoop.Parts parts(Map<TopicPartition, OffsetRange> share, int threads, int partitions) {
        return new ReadLoop.Parts() {
            @Override
            public RecordSource source() {
                PollBudget budget = BulkTuning.budget(threads);
                RangeReader reader = new RangeReader(
                                connection.consumer(
                                        BulkTuning.consumer(connection.settings(), threads, partitions, budget)),
                                connection.settings(),
                                share,
                                request.follow()
                                        ? RangeReader.FOREVER
                                        : connection.settings().timeout(),
                                shared.halt())
                        .within(budget)
                        .skipping(new LostRecords(shared, listener));
                synchronized (readers) {
                    readers.add(reader);
                }
                return reader;
            }

            @Override
            public Delivery delivery(RecordSource source) throws IOException {
                return deliveries.open(source);
            }
        };
    }

    private ReadLoop.Parts grouped(Map<TopicPartition, OffsetRange> ranges) {
        return new ReadLoop.Parts() {
            @Override
            public RecordSource source() {
                return GroupReader.open(connection, request, ranges, shared, listener);
            }

            @Override
            public Delivery delivery(RecordSource source) throws IOException {
                return deliveries.open(source);
            }
        };
    }

    /** A group gets its new partitions by itself; one who chose partitions did not choose these. */
    private void readAdded(List<TopicPartition> partitions) {
        if (request.follow() && request.partitions() == null && request.group() == null) {
            listener.partitionsAdded(partitions.stream()
                    .map(partition -> String.valueOf(partition.partition()))
                    .collect(Collectors.joining(", ")));
            Map<TopicPartition, OffsetRange> whole = partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetRange(0, Long.MAX_VALUE)));
            synchronized (readers) {
                readers.stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no reader was opened within seconds"))
                        .add(whole);
            }
        }
    }

    /**
     * The outcome, or the failure with what is safely out and where another run goes on.
     *
     * @param done what became of the records, in the past tense
     */
    ReadSummary conclude(DeliveryLedger ledger, String done, long abandoned, long startedNanos) throws IOException {
        Throwable failure = shared.failure();
        if (failure instanceof IOException e) {
            throw e;
        }
        // A group goes on by itself, and of records in order of time no offsets say which were written.
        boolean byOffset = request.group() == null && request.tail() == null;
        String continuation = byOffset ? ledger.continuation() : "";
        if (failure != null) {
            throw explain(translated(failure), ledger, done, continuation);
        }
        boolean cancelled = shared.ending() == Delivery.Ending.CANCELLED;
        ExitCode code = shared.skipped() > 0 ? ExitCode.FAILURE : ExitCode.OK;
        return new ReadSummary(
                shared.scanned(),
                ledger.records(),
                ledger.bytes(),
                System.nanoTime() - startedNanos,
                shared.skipped(),
                abandoned,
                cancelled && !continuation.isEmpty() ? continuation : null,
                cancelled ? ExitCode.INTERRUPTED : code);
    }

    private static KafkactlException translated(Throwable failure) {
        if (failure instanceof KafkactlException known) {
            return known;
        }
        if (failure instanceof OutOfMemoryError e) {
            return HeapExhausted.failure(e);
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        return KafkactlException.failure("READ", "cannot go on reading: " + failure, failure);
    }

    private static KafkactlException explain(
            KafkactlException failure, DeliveryLedger ledger, String done, String continuation) {
        if (ledger.records() == 0) {
            return failure;
        }
        boolean gone = failure.exitCode() == ExitCode.NOT_FOUND;
        String hint = gone || continuation.isEmpty() ? failure.hint().orElse(null) : "go on with " + continuation;
        return new KafkactlException(
                failure.exitCode() == ExitCode.UNREACHABLE ? ExitCode.FAILURE : failure.exitCode(),
                failure.error(),
                failure.message() + "; " + ledger.records()
                        + (ledger.records() == 1 ? " record was " : " records were ") + done + " before that",
                hint,
                failure);
    }
}
