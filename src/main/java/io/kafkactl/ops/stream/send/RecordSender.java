package io.kafkactl.ops.stream.send;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.input.RecordInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Sends the records of an input to a topic and accounts for every one of them. */
public final class RecordSender {
    private final SendRequest request;
    private final Connection connection;
    private final Cancellation cancellation;
    private final SendListener listener;
    private final TopicRules rules;
    private final ProducerTuning tuning;
    private final PartitionChoice partitionChoice;
    private final Backlog backlog = new Backlog();
    private long sentBytes;
    private final AtomicLong checked = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private @Nullable InputItem last;
    private boolean stopped;
    private boolean brokenOff;
    private @Nullable RejectFile rejects;

    /** Looks at the topic first: exit 7 when it does not exist, before any input is read. */
    public RecordSender(
            SendRequest request, Connection connection, Clock clock, Cancellation cancellation, SendListener listener) {
        this.request = request;
        this.connection = connection;
        this.cancellation = cancellation;
        this.listener = listener;
        this.rules = TopicRules.read(connection.cluster(), request.topic(), clock);
        this.tuning = new ProducerTuning(connection.settings(), request.delivery());
        this.partitionChoice = new PartitionChoice(request.delivery().partitioning(), rules.partitions());
        Integer partition = request.overrides().partition();
        if (partition != null) {
            connection.cluster().requirePartitions(Set.of(new TopicPartition(request.topic(), partition)));
        }
    }

    /** False when the topic's configuration may not be read, so that records cannot be checked against it. */
    public boolean knowsTopicConfig() {
        return rules.known();
    }

    public SendSummary run() {
        Path file = request.rejectFile();
        if (file == null || request.dryRun()) {
            return run(null);
        }
        try (RejectFile open = RejectFile.create(file, request.sources().get(0).layout())) {
            rejects = open;
            return run(open);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SendSummary run(@Nullable RejectFile rejectFile) {
        long started = System.nanoTime();
        SendLedger ledger = new SendLedger(
                connection.settings(),
                rules,
                listener,
                rejectFile,
                request.delivery().transactional());
        listener.started(progress(ledger));
        TopicHealth health = new TopicHealth(connection.cluster(), rules);
        TransactionOutcome transaction = null;
        if (request.dryRun()) {
            try (InputPump input = pump(ledger)) {
                consume(input, ledger, null);
            }
        } else {
            transaction = send(ledger, health);
        }
        ledger.completeRejects();
        ledger.reportOutages(health);
        return summary(ledger, transaction, Duration.ofNanos(System.nanoTime() - started));
    }

    private SendProgress progress(SendLedger ledger) {
        return new SendProgress() {
            @Override
            public long read() {
                return read.get();
            }

            @Override
            public long done() {
                return checked.get() + ledger.acknowledged() + ledger.failed();
            }
        };
    }

    private InputPump pump(SendLedger ledger) {
        return new InputPump(request.sources(), request.resumeFrom(), (source, input) -> toItem(source, input, ledger));
    }

    private @Nullable TransactionOutcome send(SendLedger ledger, TopicHealth health) {
        ProducerRun producer = request.delivery().transactional()
                ? ProducerRun.transactional(connection, tuning.overrides(rules), ledger, cancellation)
                : ProducerRun.plain(connection, tuning.overrides(rules), ledger, cancellation);
        Duration timeout = connection.settings().timeout();
        boolean consumed = false;
        TransactionOutcome transaction;
        StallWatch watch = new StallWatch(ledger, health, listener, timeout, producer::abandon);
        try (InputPump input = pump(ledger)) {
            consume(input, ledger, producer);
            consumed = true;
        } finally {
            boolean whole = consumed && !stopped && !brokenOff && ledger.failed() == 0;
            transaction = producer.finish(whole && !cancellation.isCancelled());
            watch.close();
        }
        return transaction;
    }

    private void consume(InputPump input, SendLedger ledger, @Nullable ProducerRun producer) {
        Pace pace = pace();
        for (InputBlock block = input.take(() -> mustStop(ledger, producer));
                block != null;
                block = input.take(() -> mustStop(ledger, producer))) {
            backlog.add(block);
            if (producer != null) {
                waitWhenManyAreInFlight(ledger, producer);
            }
            for (InputItem item : block.items()) {
                if (pace != null) {
                    pace.await(() -> mustStop(ledger, producer));
                }
                if (mustStop(ledger, producer)) {
                    stopped = true;
                    return;
                }
                last = item;
                handle(item, ledger, producer);
            }
            if (block.broken() != null) {
                brokenOff = true;
                ledger.breakOff(block.broken());
            }
        }
        stopped = mustStop(ledger, producer);
    }

    private @Nullable Pace pace() {
        Double perSecond = request.delivery().perSecond();
        return perSecond == null || request.dryRun()
                ? null
                : new Pace(perSecond, cancellation::sleep, System::nanoTime);
    }

    private boolean mustStop(SendLedger ledger, @Nullable ProducerRun producer) {
        boolean failsFast =
                request.failFast() || (producer != null && request.delivery().transactional());
        return cancellation.isCancelled()
                || ledger.isHopeless()
                || (failsFast && ledger.failed() > 0)
                || (producer != null && producer.isOverdue());
    }

    private void handle(InputItem item, SendLedger ledger, @Nullable ProducerRun producer) {
        if (item.failure() != null) {
            ledger.reject(item, item.failure());
            return;
        }
        sentBytes += item.bytes();
        if (producer == null) {
            checked.lazySet(checked.get() + 1);
        } else if (item.alone()) {
            producer.sendAlone(item);
        } else {
            producer.send(item);
        }
    }

    /** The client bounds the bytes in flight, but well compressed records are small, many, and each has its books. */
    private void waitWhenManyAreInFlight(SendLedger ledger, ProducerRun producer) {
        boolean muchIsKept = rejects != null && sentBytes - ledger.bytes() > ProducerTuning.mostBytesKept();
        if (ledger.inFlight() > ProducerTuning.mostInFlight() || (muchIsKept && ledger.inFlight() > 0)) {
            producer.flush();
        }
    }

    private @Nullable InputItem toItem(InputSource source, RecordInput input, SendLedger ledger) {
        // One thread makes all items.
        read.lazySet(read.get() + 1);
        RejectFile keeper = rejects;
        Bytes heading = keeper == null ? null : input.heading();
        if (keeper != null && heading != null) {
            keeper.heading(source, heading);
        }
        try {
            OutgoingRecord read = input.record();
            if (read == null) {
                return null;
            }
            OutgoingRecord record = partitionChoice.applyTo(request.overrides().applyTo(read));
            rules.check(record);
            return InputItem.of(
                    ledger,
                    source,
                    input.number(),
                    record.toProducerRecord(request.topic()),
                    TopicRules.bytes(record),
                    rules.isDoubtful(record),
                    keeper == null ? null : input.raw());
        } catch (KafkactlException e) {
            return InputItem.failed(ledger, source, input.number(), e, keeper == null ? null : input.raw());
        }
    }

    private SendSummary summary(SendLedger ledger, @Nullable TransactionOutcome transaction, Duration duration) {
        boolean isCounted = tuning.isAcknowledged() && !request.dryRun();
        boolean isVoid = transaction == TransactionOutcome.ABORTED || transaction == TransactionOutcome.LEFT_TO_EXPIRE;
        return new SendSummary(
                request.dryRun() ? checked.get() : ledger.sent(),
                isCounted ? Long.valueOf(isVoid ? 0 : ledger.acknowledged()) : null,
                ledger.failed(),
                isCounted ? (isVoid ? 0 : ledger.bytes()) : sentBytes,
                duration,
                transaction,
                stopped && last != null ? last.place() : null,
                request.dryRun() || transaction != null ? null : resume(ledger),
                cancellation.isCancelled() ? ExitCode.INTERRUPTED : ledger.exitCode(isVoid));
    }

    /** Where to go on; null when all that was taken is settled and nothing more was to come. */
    private @Nullable ResumePoint resume(SendLedger ledger) {
        InputItem latest = last;
        boolean brokeOffAmongOthers = brokenOff && request.sources().size() > 1;
        if (!stopped && (!brokenOff || brokeOffAmongOthers) && !ledger.isHopeless() && !cancellation.isCancelled()) {
            return null;
        }
        if (request.failFast() && latest != null && latest.failure() != null) {
            // Once it is put right, the run goes on with it.
            return new ResumePoint(latest.source(), latest.number(), 0, false);
        }
        return backlog.resumePoint(ledger.isUncertain()).orElseGet(() -> {
            if (latest == null) {
                return brokenOff ? null : new ResumePoint(request.sources().get(0), request.resumeFrom(), 0, false);
            }
            return new ResumePoint(latest.source(), latest.number() + 1, 0, false);
        });
    }
}
