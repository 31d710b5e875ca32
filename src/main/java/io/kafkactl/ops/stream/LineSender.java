package io.kafkactl.ops.stream;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Sends lines of input to a topic and accounts for every one of them. */
public final class LineSender {
    private final SendRequest request;
    private final Connection connection;
    private final Cancellation cancellation;
    private final TopicRules rules;
    private final SendLedger ledger;
    private long sent;
    private long checkedBytes;
    private @Nullable InputSource lastSource;
    private long lastLine;
    private boolean stopped;

    /** Looks at the topic first: exit 7 when it does not exist, before a line is read. */
    public LineSender(
            SendRequest request, Connection connection, Clock clock, Cancellation cancellation, SendListener listener) {
        this.request = request;
        this.connection = connection;
        this.cancellation = cancellation;
        this.rules = TopicRules.read(connection.cluster(), request.topic(), clock);
        this.ledger = new SendLedger(connection.settings(), rules, listener);
        if (request.partition() != null) {
            connection.cluster().requirePartitions(Set.of(new TopicPartition(request.topic(), request.partition())));
        }
    }

    /** False when the topic's configuration may not be read, so that records cannot be checked against it. */
    public boolean knowsTopicConfig() {
        return rules.known();
    }

    public SendSummary run() {
        long started = System.nanoTime();
        try (InputPump input = new InputPump(request.sources(), this::toLine)) {
            if (request.dryRun()) {
                consume(input, null);
            } else {
                send(input);
            }
        }
        ledger.reportOutages();
        String stoppedAt = stopped && lastSource != null ? lastSource.lines(lastLine, lastLine) : null;
        return new SendSummary(
                sent,
                ledger.acknowledged(),
                ledger.failed(),
                request.dryRun() ? checkedBytes : ledger.bytes(),
                System.nanoTime() - started,
                stoppedAt,
                cancellation.isCancelled() ? ExitCode.INTERRUPTED : ledger.exitCode());
    }

    private void send(InputPump input) {
        Producer<byte[], byte[]> producer = connection.producer(BulkTuning.producer(connection.settings(), rules));
        try {
            consume(input, producer);
            if (!ledger.isHopeless() && !cancellation.isCancelled()) {
                flush(producer);
            }
        } finally {
            close(producer);
        }
    }

    private void flush(Producer<byte[], byte[]> producer) {
        Cancellation.Registration hurry = cancellation.onCancel(() -> close(producer));
        producer.flush();
        hurry.close();
    }

    /** Sends what is still in flight, but waits no longer for it than one answer may take. */
    private void close(Producer<byte[], byte[]> producer) {
        ledger.closing();
        producer.close(connection.settings().timeout());
    }

    private void consume(InputPump input, @Nullable Producer<byte[], byte[]> producer) {
        for (InputBlock block = input.take(cancellation); block != null; block = input.take(cancellation)) {
            waitWhenManyAreInFlight(producer);
            for (InputBlock.Line line : block.lines()) {
                if (mustStop()) {
                    stopped = true;
                    return;
                }
                lastSource = block.source();
                lastLine = line.number();
                handle(block.source(), line, producer);
            }
            if (block.broken() != null) {
                ledger.breakOff(block.broken());
            }
        }
        stopped = cancellation.isCancelled();
    }

    private boolean mustStop() {
        return cancellation.isCancelled() || ledger.isHopeless() || (request.failFast() && ledger.failed() > 0);
    }

    private void handle(InputSource source, InputBlock.Line line, @Nullable Producer<byte[], byte[]> producer) {
        if (line.failure() != null) {
            ledger.reject(source, line.number(), line.failure());
        } else if (producer == null) {
            sent++;
            checkedBytes += line.bytes();
        } else if (line.alone()) {
            producer.flush();
            send(source, line, producer);
            producer.flush();
        } else {
            send(source, line, producer);
        }
    }

    private void send(InputSource source, InputBlock.Line line, Producer<byte[], byte[]> producer) {
        // Not the line itself: its record would stay in memory until it is acknowledged.
        long number = line.number();
        long bytes = line.bytes();
        sent++;
        try {
            var unused = producer.send(line.record(), (metadata, thrown) -> {
                if (thrown == null) {
                    ledger.acknowledge(bytes);
                } else {
                    ledger.refuse(source, number, thrown);
                }
            });
        } catch (KafkaException e) {
            ledger.refuse(source, number, e);
        }
    }

    /** The client bounds the bytes in flight, but well compressed records are small, many, and each has its books. */
    private void waitWhenManyAreInFlight(@Nullable Producer<byte[], byte[]> producer) {
        if (producer != null && sent - ledger.settled() > BulkTuning.mostInFlight()) {
            flush(producer);
        }
    }

    private InputBlock.Line toLine(LineReader reader) {
        try {
            OutgoingRecord record = complete(request.parser().parse(reader.buffer(), reader.offset(), reader.length()));
            rules.check(record);
            return new InputBlock.Line(
                    reader.number(),
                    record.toProducerRecord(request.topic()),
                    TopicRules.bytes(record),
                    rules.isDoubtful(record),
                    null);
        } catch (KafkactlException e) {
            return new InputBlock.Line(reader.number(), null, 0, false, e);
        }
    }

    private OutgoingRecord complete(OutgoingRecord record) {
        if (request.partition() == null && request.headers().isEmpty()) {
            return record;
        }
        List<Header> headers = new ArrayList<>(record.headers());
        headers.addAll(request.headers());
        return new OutgoingRecord(
                request.partition() == null ? record.partition() : request.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }
}
