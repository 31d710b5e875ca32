package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One item of an input on its way: the record it became or why it became none, then what became of that record. There
 * is one for each record in flight, so it is its own callback and lets go of the record when that is handed over.
 */
final class InputItem implements Callback {
    /** What is known of an item; only of an open one it is unknown whether it is in the topic. */
    enum Outcome {
        OPEN,
        ACKNOWLEDGED,
        /** It was reported, and trying again would change nothing. */
        REFUSED
    }

    private final SendLedger ledger;
    private final InputSource source;
    private final long number;
    private final long bytes;
    private final boolean alone;
    private final @Nullable KafkactlException failure;
    private @Nullable Bytes raw;
    private @Nullable ProducerRecord<byte[], byte[]> record;
    private volatile Outcome outcome = Outcome.OPEN;

    private InputItem(
            SendLedger ledger,
            InputSource source,
            long number,
            @Nullable ProducerRecord<byte[], byte[]> record,
            long bytes,
            boolean alone,
            @Nullable KafkactlException failure,
            @Nullable Bytes raw) {
        this.ledger = ledger;
        this.source = source;
        this.number = number;
        this.record = record;
        this.bytes = bytes;
        this.alone = alone;
        this.failure = failure;
        this.raw = raw;
    }

    /** An item that is a record; {@code alone} when it must not share a batch with others. */
    static InputItem of(
            SendLedger ledger,
            InputSource source,
            long number,
            ProducerRecord<byte[], byte[]> record,
            long bytes,
            boolean alone,
            @Nullable Bytes raw) {
        return new InputItem(ledger, source, number, record, bytes, alone, null, raw);
    }

    /** An item that is no record. */
    static InputItem failed(
            SendLedger ledger, InputSource source, long number, KafkactlException failure, @Nullable Bytes raw) {
        return new InputItem(ledger, source, number, null, 0, false, failure, raw);
    }

    InputSource source() {
        return source;
    }

    /** As messages name it. */
    String place() {
        return source.places(number, number);
    }

    long number() {
        return number;
    }

    /** The bytes that the user gave for the record. */
    long bytes() {
        return bytes;
    }

    boolean alone() {
        return alone;
    }

    @Nullable
    KafkactlException failure() {
        return failure;
    }

    /** The item as it stood in the input, when somebody asked to keep it. */
    @Nullable
    Bytes raw() {
        return raw;
    }

    /** The record, once: the client copies it, and both copies would stay in memory until it is acknowledged. */
    ProducerRecord<byte[], byte[]> takeRecord() {
        ProducerRecord<byte[], byte[]> taken = record;
        if (taken == null) {
            throw new IllegalStateException("the record of " + place() + " was taken");
        }
        record = null;
        return taken;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Settles the item, of which nothing needs to be kept any more. */
    void settle(Outcome value) {
        raw = null;
        outcome = value;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception thrown) {
        if (thrown == null) {
            ledger.acknowledge(this);
        } else {
            ledger.refuse(this, thrown);
        }
    }
}
