package io.kafkactl.record.schema.protobuf;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The place of a message in its file: the index among the messages of the file, then among those within that one, and
 * so on.
 *
 * @param end where the bytes go on behind it
 */
record MessageIndexes(List<Integer> path, int end) {
    private static final List<Integer> FIRST = List.of(0);
    private static final int DEEPEST = 100;

    MessageIndexes {
        path = List.copyOf(path);
    }

    /** Reads the place as the vendor's serializers write it: numbers in zigzag, and one byte for the first message. */
    static MessageIndexes read(byte[] bytes, int from) throws SchemaMismatch {
        Varints in = new Varints(bytes, from);
        int count = in.readZigzag();
        if (count == 0) {
            return new MessageIndexes(FIRST, in.at);
        }
        if (count < 0 || count > DEEPEST) {
            throw new SchemaMismatch("the place of the message in its file has " + count + " parts");
        }
        List<Integer> path = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            path.add(in.readZigzag());
        }
        return new MessageIndexes(path, in.at);
    }

    static byte[] write(List<Integer> path) {
        return path.equals(FIRST) ? new byte[] {0} : write(path, true, false);
    }

    /**
     * Where the payload begins when it is of the message at this place, whichever of the known ways the place was
     * written in: as it should be, backwards, without zigzag, or not at all.
     */
    static int skip(List<Integer> path, byte[] bytes, int from) {
        List<byte[]> ways = List.of(
                write(path),
                write(path, true, false),
                write(path, true, true),
                write(path, false, false),
                write(path, false, true));
        for (byte[] way : ways) {
            if (startsWith(bytes, from, way)) {
                return from + way.length;
            }
        }
        return from;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] wanted) {
        return bytes.length - from >= wanted.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static byte[] write(List<Integer> path, boolean zigzag, boolean backwards) {
        ByteBuilder out = new ByteBuilder();
        put(out, path.size(), zigzag);
        for (int i = 0; i < path.size(); i++) {
            put(out, path.get(backwards ? path.size() - 1 - i : i), zigzag);
        }
        return out.toByteArray();
    }

    private static void put(ByteBuilder out, int value, boolean zigzag) {
        int rest = zigzag ? (value << 1) ^ (value >> 31) : value;
        while ((rest & ~0x7F) != 0) {
            out.put((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.put(rest);
    }

    /** Numbers of seven bits a byte. */
    private static final class Varints {
        private final byte[] bytes;
        private int at;

        Varints(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int readZigzag() throws SchemaMismatch {
            int raw = 0;
            for (int shift = 0; shift < 35; shift += 7) {
                if (at == bytes.length) {
                    throw new SchemaMismatch("the bytes end within the place of the message in its file");
                }
                byte b = bytes[at++];
                raw |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return (raw >>> 1) ^ -(raw & 1);
                }
            }
            throw new SchemaMismatch("the place of the message in its file is no number");
        }
    }
}
