package io.kafkactl.ops.dlq.redrive;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A map from 64-bit hashes to numbers in flat memory, of a bounded size. */
final class LongTable {
    /** As many entries fit; 48 MiB. */
    static final int MOST = 2_000_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] keys = new long[1 << 10];
    private long[] values = new long[1 << 10];
    private int size;

    /** The hash of some bytes; two that differ meet less often than disks lie. */
    static long hash(long seed, byte @Nullable [] bytes) {
        return mix(part(FNV_OFFSET ^ seed, bytes));
    }

    /** The hash of two parts that follow one another. */
    static long hash(long seed, byte @Nullable [] first, byte @Nullable [] second) {
        return mix(part(part(FNV_OFFSET ^ seed, first), second));
    }

    private static long part(long start, byte @Nullable [] bytes) {
        long hash = (start ^ (bytes == null ? -1 : bytes.length)) * FNV_PRIME;
        return bytes == null ? hash : add(hash, bytes);
    }

    private static long mix(long start) {
        long hash = (start ^ (start >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    private static long add(long start, byte[] part) {
        long hash = start;
        ByteBuffer bytes = ByteBuffer.wrap(part);
        while (bytes.remaining() >= Long.BYTES) {
            hash = (hash ^ bytes.getLong()) * FNV_PRIME;
            hash ^= hash >>> 29;
        }
        while (bytes.hasRemaining()) {
            hash = (hash ^ bytes.get()) * FNV_PRIME;
        }
        return hash;
    }

    boolean contains(long key) {
        return keys[slot(key)] != 0;
    }

    /** {@code otherwise} when there is none. */
    long get(long key, long otherwise) {
        int slot = slot(key);
        return keys[slot] == 0 ? otherwise : values[slot];
    }

    /**
     * Keeps the greater of the present and the given value.
     *
     * @return false when the table is full and the key was not in it
     */
    boolean putMax(long key, long value) {
        int slot = slot(key);
        if (keys[slot] != 0) {
            values[slot] = Math.max(values[slot], value);
            return true;
        }
        if (size == MOST) {
            return false;
        }
        keys[slot] = nonZero(key);
        values[slot] = value;
        if (++size > keys.length / 2) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(long key) {
        long wanted = nonZero(key);
        int mask = keys.length - 1;
        int slot = (int) wanted & mask;
        while (keys[slot] != 0 && keys[slot] != wanted) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long nonZero(long key) {
        return key == 0 ? 1 : key;
    }
}
