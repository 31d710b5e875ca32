package io.kafkactl.record.schema.avro;

import io.kafkactl.record.SchemaMismatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads Avro's binary encoding out of an array, never past its end. */
final class AvroCursor {
    private static final int DEEPEST = 1_000;
    /** Items may have no bytes at all, but a few bytes must not stand for more of them than memory holds. */
    private static final int MOST_ITEMS_OF_NOTHING = 1_000_000;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int depth;
    private long itemsLeft;

    AvroCursor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
        this.end = bytes.length;
        this.itemsLeft = (long) end - from + MOST_ITEMS_OF_NOTHING;
    }

    byte[] bytes() {
        return bytes;
    }

    int remaining() {
        return end - at;
    }

    /** Counts records within records: a schema may go round, and a stack ends. */
    void enter() throws SchemaMismatch {
        if (++depth > DEEPEST) {
            throw new SchemaMismatch("records are nested deeper than " + DEEPEST);
        }
    }

    void leave() {
        depth--;
    }

    boolean readBoolean() throws SchemaMismatch {
        byte b = bytes[skip(1)];
        if (b != 0 && b != 1) {
            throw new SchemaMismatch("byte " + b + " is no boolean");
        }
        return b == 1;
    }

    int readInt() throws SchemaMismatch {
        long value = readLong();
        if (value != (int) value) {
            throw new SchemaMismatch(value + " is no int");
        }
        return (int) value;
    }

    long readLong() throws SchemaMismatch {
        long raw = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at == end) {
                throw cutOff();
            }
            byte b = bytes[at++];
            raw |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new SchemaMismatch("a number is longer than 10 bytes");
    }

    float readFloat() throws SchemaMismatch {
        return littleEndian(Float.BYTES).getFloat();
    }

    double readDouble() throws SchemaMismatch {
        return littleEndian(Double.BYTES).getDouble();
    }

    private ByteBuffer littleEndian(int size) throws SchemaMismatch {
        return ByteBuffer.wrap(bytes, skip(size), size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The length of what follows, checked against what is there. */
    int readLength() throws SchemaMismatch {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw length < 0 ? new SchemaMismatch("the length " + length + " is less than 0") : cutOff();
        }
        return (int) length;
    }

    /** How many items of an array or a map follow in one piece; 0 at its end. */
    long readCount() throws SchemaMismatch {
        long count = readLong();
        if (count < 0) {
            // The size in bytes, for those who pass over it.
            readLength();
            count = -count;
        }
        if (count < 0 || count > itemsLeft) {
            throw new SchemaMismatch("there are not bytes for so many items");
        }
        itemsLeft -= count;
        return count;
    }

    /** Moves on and returns where the bytes passed over begin. */
    int skip(int count) throws SchemaMismatch {
        if (count > end - at) {
            throw cutOff();
        }
        int start = at;
        at += count;
        return start;
    }

    private static SchemaMismatch cutOff() {
        return new SchemaMismatch("the bytes end within it");
    }
}
