package io.kafkactl.ops.dlq.format;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The key and value that a dead letter carries for its target, and how near they are to the original. */
public final class Payload {
    /** How near a dead letter's key or value is to the original. */
    public enum Fidelity {
        /** The original bytes. */
        EXACT,
        /** Written again by a serializer: the same content, in most setups the same bytes. */
        RESERIALIZED,
        /** A rendering, such as JSON made of an object, from which the bytes cannot be had back. */
        LOSSY,
        /** Not in the dead letter at all; a null then is no tombstone. */
        ABSENT
    }

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Fidelity keyFidelity;
    private final Fidelity valueFidelity;
    private final boolean wrapped;
    private final boolean headersKept;

    private Payload(
            byte @Nullable [] key,
            Fidelity keyFidelity,
            byte @Nullable [] value,
            Fidelity valueFidelity,
            boolean wrapped,
            boolean headersKept) {
        this.key = key;
        this.keyFidelity = keyFidelity;
        this.value = value;
        this.valueFidelity = valueFidelity;
        this.wrapped = wrapped;
        this.headersKept = headersKept;
    }

    /** Key, value and headers are the dead letter's own, byte for byte. */
    static Payload exact(ConsumerRecord<byte[], byte[]> deadLetter) {
        return of(deadLetter, Fidelity.EXACT);
    }

    /** Key and value as the framework's serializers wrote them again. */
    static Payload reserialized(ConsumerRecord<byte[], byte[]> deadLetter) {
        return of(deadLetter, Fidelity.RESERIALIZED);
    }

    private static Payload of(ConsumerRecord<byte[], byte[]> deadLetter, Fidelity fidelity) {
        return new Payload(deadLetter.key(), fidelity, deadLetter.value(), fidelity, false, true);
    }

    /** Nothing of the original: key, value and headers must be read from the source. */
    static Payload absent() {
        return new Payload(null, Fidelity.ABSENT, null, Fidelity.ABSENT, false, false);
    }

    Payload withKey(byte @Nullable [] newKey, Fidelity fidelity) {
        return new Payload(newKey, fidelity, value, valueFidelity, wrapped, headersKept);
    }

    Payload withoutKey() {
        return withKey(null, Fidelity.ABSENT);
    }

    /** The value that the dead letter's own value wraps. */
    Payload unwrapped(byte @Nullable [] newValue, Fidelity fidelity) {
        return new Payload(key, keyFidelity, newValue, fidelity, true, headersKept);
    }

    /** The same, found inside an envelope. */
    Payload wrapping() {
        return new Payload(key, keyFidelity, value, valueFidelity, true, headersKept);
    }

    /** The headers are the original's, although the payload is not there. */
    Payload withHeaders() {
        return new Payload(key, keyFidelity, value, valueFidelity, wrapped, true);
    }

    /** The headers are the framework's own; those of the original are lost. */
    Payload withoutHeaders() {
        return new Payload(key, keyFidelity, value, valueFidelity, wrapped, false);
    }

    /** Not a copy: dead letters are read once and never changed in place. */
    public byte @Nullable [] key() {
        return key;
    }

    /** Not a copy. Null is a tombstone, or what the format lost: {@link #valueFidelity()} tells. */
    public byte @Nullable [] value() {
        return value;
    }

    public Fidelity keyFidelity() {
        return keyFidelity;
    }

    public Fidelity valueFidelity() {
        return valueFidelity;
    }

    /** True when the dead letter's own key or value is an envelope around the original. */
    public boolean isWrapped() {
        return wrapped;
    }

    /** False when the headers of the original are not among the dead letter's. */
    public boolean headersKept() {
        return headersKept;
    }

    /** True when key and value are, byte for byte, the original's. */
    public boolean isExact() {
        return keyFidelity == Fidelity.EXACT && valueFidelity == Fidelity.EXACT;
    }

    /** True when the source record, while there is one, is nearer to the original than what is here. */
    public boolean needsSource() {
        return isLost(keyFidelity) || isLost(valueFidelity) || !headersKept;
    }

    /** True when the source record, while there is one, is nearer to the original. */
    public static boolean isLost(Fidelity fidelity) {
        return fidelity == Fidelity.LOSSY || fidelity == Fidelity.ABSENT;
    }
}
