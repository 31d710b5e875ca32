package io.kafkactl.ops.stream;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.input.RecordInput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Sends the records of an input to a topic and accounts for every one of them. */
public final class RecordSender {
    private final SendRequest request;
    private final Connection connection;
    private final Cancellation cancellation;
    private final TopicRules rules;
    private final SendLedger ledger;
    private long sent;
    private long checkedBytes;
    private final Backlog backlog = new Backlog();
    private @Nullable InputItem last;
    private boolean stopped;

    /** Looks at the topic first: exit 7 when it does not exist, before any input is read. */
    public RecordSender(
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
        try (InputPump input = new InputPump(request.sources(), 1, this::toItem)) {
            if (request.dryRun()) {
                consume(input, null);
            } else {
                send(input);
            }
        }
        ledger.reportOutages();
        String stoppedAt = stopped && last != null ? last.source().places(last.number(), last.number()) : null;
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
            backlog.add(block);
            waitWhenManyAreInFlight(producer);
            for (InputItem item : block.items()) {
                if (mustStop()) {
                    stopped = true;
                    return;
                }
                last = item;
                handle(item, producer);
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

    private void handle(InputItem item, @Nullable Producer<byte[], byte[]> producer) {
        if (item.failure() != null) {
            ledger.reject(item, item.failure());
        } else if (producer == null) {
            sent++;
            checkedBytes += item.bytes();
        } else if (item.alone()) {
            producer.flush();
            send(item, producer);
            producer.flush();
        } else {
            send(item, producer);
        }
    }

    private void send(InputItem item, Producer<byte[], byte[]> producer) {
        sent++;
        try {
            var unused = producer.send(item.takeRecord(), item);
        } catch (KafkaException e) {
            ledger.refuse(item, e);
        }
    }

    /** The client bounds the bytes in flight, but well compressed records are small, many, and each has its books. */
    private void waitWhenManyAreInFlight(@Nullable Producer<byte[], byte[]> producer) {
        if (producer != null && sent - ledger.settled() > BulkTuning.mostInFlight()) {
            flush(producer);
        }
    }

    private @Nullable InputItem toItem(InputSource source, RecordInput input) {
        try {
            OutgoingRecord read = input.record();
            if (read == null) {
                return null;
            }
            OutgoingRecord record = complete(read);
            rules.check(record);
            return InputItem.of(
                    ledger,
                    source,
                    input.number(),
                    record.toProducerRecord(request.topic()),
                    TopicRules.bytes(record),
                    rules.isDoubtful(record),
                    null);
        } catch (KafkactlException e) {
            return InputItem.failed(ledger, source, input.number(), e, null);
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
