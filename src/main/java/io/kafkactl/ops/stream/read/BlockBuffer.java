package io.kafkactl.ops.stream.read;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The bytes that one thread writes, until they are taken away as a block. */
final class BlockBuffer extends OutputStream {
    private static final byte[] EMPTY = {};

    private byte[] bytes;
    private int length;

    BlockBuffer(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return length;
    }

    @Override
    public void write(int b) {
        ensure(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, (int) Math.min(Integer.MAX_VALUE - 8, 2L * length)));
        }
    }

    /**
     * Hands over what was written and goes on with a buffer from {@code next}.
     *
     * @param elsewhere bytes of these records that were written to another place already
     */
    Block take(Supplier<byte[]> next, long records, Map<TopicPartition, Long> positions, long elsewhere) {
        if (length == 0) {
            return new Block(EMPTY, 0, records, positions, elsewhere);
        }
        Block block = new Block(bytes, length, records, positions, elsewhere);
        bytes = next.get();
        length = 0;
        return block;
    }

    /** Whole records as bytes, and the positions that are reached once they are written. */
    static final class Block {
        final byte[] bytes;
        final int length;
        final long records;
        final Map<TopicPartition, Long> positions;
        final long elsewhere;

        private Block(byte[] bytes, int length, long records, Map<TopicPartition, Long> positions, long elsewhere) {
            this.bytes = bytes;
            this.length = length;
            this.records = records;
            this.positions = positions;
            this.elsewhere = elsewhere;
        }
    }
}
