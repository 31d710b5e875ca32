package io.kafkactl.ops.stream;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and parses lines in a thread of its own: reading stdin cannot be interrupted, so the one who sends must not be
 * the one who waits there; and the two work at the same time.
 */
final class InputPump implements AutoCloseable {
    private static final int BLOCK_LINES = 2_048;
    private static final long BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 4;
    private static final long GLANCE_MILLIS = 50;

    private final BlockingQueue<InputBlock> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final List<InputSource> sources;
    private final Function<LineReader, InputBlock.Line> toLine;
    private final Thread thread = new Thread(this::run, "input");
    private volatile boolean done;

    InputPump(List<InputSource> sources, Function<LineReader, InputBlock.Line> toLine) {
        this.sources = sources;
        this.toLine = toLine;
        thread.setDaemon(true);
        thread.start();
    }

    /** The next block; null when the input is at its end or the user asked to stop. */
    @Nullable
    InputBlock take(Cancellation cancellation) {
        try {
            while (!cancellation.isCancelled()) {
                // Read before the queue: what is put before 'done' is set must not be missed.
                boolean ended = done;
                InputBlock block = ended ? blocks.poll() : blocks.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (block != null || ended) {
                    return block;
                }
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.failure("INTERRUPTED", "interrupted while waiting for input", e);
        }
    }

    private void run() {
        try {
            for (InputSource source : sources) {
                read(source);
            }
        } catch (InterruptedException e) {
            // Closed: nobody takes blocks any more.
            Thread.currentThread().interrupt();
        } finally {
            done = true;
        }
    }

    private void read(InputSource source) throws InterruptedException {
        List<InputBlock.Line> lines = new ArrayList<>(BLOCK_LINES);
        KafkactlException broken = null;
        try (InputStream in = source.opener().open()) {
            LineReader reader = new LineReader(in);
            long bytes = 0;
            while (reader.next()) {
                lines.add(toLine.apply(reader));
                bytes += reader.length();
                if (lines.size() == BLOCK_LINES || bytes >= BLOCK_BYTES || !reader.ready()) {
                    blocks.put(new InputBlock(source, lines, null));
                    lines = new ArrayList<>(BLOCK_LINES);
                    bytes = 0;
                }
            }
        } catch (IOException e) {
            String name = source.name() == null ? "stdin" : "'" + source.name() + "'";
            broken = KafkactlException.failure("IO", "cannot read " + name + ": " + e.getMessage(), e);
        } catch (KafkactlException e) {
            broken = e;
        } catch (RuntimeException | Error e) {
            broken = KafkactlException.failure("INPUT", "cannot go on reading: " + e, e);
        }
        if (broken != null || !lines.isEmpty()) {
            blocks.put(new InputBlock(source, lines, broken));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
