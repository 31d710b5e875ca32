package io.kafkactl.ops.dlq.format;

import org.jspecify.annotations.Nullable;

/** The value that a dead letter carries for its target, and whether it is the original byte for byte. */
public final class Payload {
    private final byte @Nullable [] bytes;
    private final boolean exact;

    private Payload(byte @Nullable [] bytes, boolean exact) {
        this.bytes = bytes;
        this.exact = exact;
    }

    /** The original bytes; null is a tombstone. */
    public static Payload exact(byte @Nullable [] bytes) {
        return new Payload(bytes, true);
    }

    /** A rendering of the original; null when the format lost it altogether. */
    public static Payload lossy(byte @Nullable [] bytes) {
        return new Payload(bytes, false);
    }

    /** Not a copy: dead letters are read once and never changed in place. */
    public byte @Nullable [] bytes() {
        return bytes;
    }

    public boolean isExact() {
        return exact;
    }
}
