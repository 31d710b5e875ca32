package io.kafkactl.cli.produce;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;

/** How many bytes of the input files were read, and how many there are. */
final class ReadBytes {
    private final LongAdder read = new LongAdder();
    private long total = -1;

    /** All files that are going to be read. */
    void expect(Collection<Path> files) {
        total = 0;
        for (Path file : files) {
            long size = size(file);
            total = size < 0 || total < 0 ? -1 : total + size;
        }
    }

    /** Negative for what has no size, as a pipe and stdin have none. */
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    long read() {
        return read.sum();
    }

    /** Negative when nobody knows. */
    long total() {
        return total;
    }

    InputStream open(Path file) throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read() throws IOException {
                int value = in.read();
                ReadBytes.this.read.add(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                ReadBytes.this.read.add(Math.max(0, count));
                return count;
            }
        };
    }
}
