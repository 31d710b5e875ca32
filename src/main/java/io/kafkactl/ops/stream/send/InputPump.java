package io.kafkactl.ops.stream.send;

import io.kafkactl.error.HeapExhausted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.input.RecordInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and parses input in a thread of its own: reading stdin cannot be interrupted, so the one who sends must not be
 * the one who waits there; and the two work at the same time.
 */
final class InputPump implements AutoCloseable {
    private static final int BLOCK_ITEMS = 2_048;
    private static final long BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 4;
    private static final long GLANCE_MILLIS = 50;

    /** Makes an item of what an input stands at. */
    @FunctionalInterface
    interface Maker {
        /** Null when the item is to be passed over. */
        @Nullable
        InputItem make(InputSource source, RecordInput input);
    }

    private final BlockingQueue<InputBlock> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final List<InputSource> sources;
    private final long from;
    private final Maker maker;
    private final Thread thread = new Thread(this::run, "input");
    private volatile boolean done;

    /** Passes over all items of each source before the number {@code from}. */
    InputPump(List<InputSource> sources, long from, Maker maker) {
        this.sources = sources;
        this.from = from;
        this.maker = maker;
        thread.setDaemon(true);
        thread.start();
    }

    /** The next block; null when the input is at its end, or when {@code mustStop}. */
    @Nullable
    InputBlock take(BooleanSupplier mustStop) {
        try {
            while (!mustStop.getAsBoolean()) {
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
        Filling filling = new Filling(source);
        KafkactlException broken = null;
        try (RecordInput input = source.opener().open()) {
            long last = 0;
            while (input.next()) {
                last = input.number();
                if (last >= from) {
                    filling.add(maker.make(source, input));
                }
                if (filling.isFull() || !input.ready()) {
                    filling.handOver(null);
                }
            }
            requireReached(source, last);
        } catch (IOException e) {
            broken = KafkactlException.failure("IO", "cannot read " + source.title() + ": " + e.getMessage(), e);
        } catch (KafkactlException e) {
            broken = e;
        } catch (OutOfMemoryError e) {
            broken = HeapExhausted.failure(e);
        } catch (RuntimeException | Error e) {
            broken = KafkactlException.failure("INPUT", "cannot go on reading: " + e, e);
        }
        filling.handOver(broken);
    }

    /** Whoever resumes right behind the end is done; farther behind, the number or the file is the wrong one. */
    private void requireReached(InputSource source, long last) {
        if (last < from - 1) {
            throw KafkactlException.invalid(
                    "BEYOND_END",
                    "there is no " + source.unit() + " " + from + " to begin with: " + source.title() + " ends at "
                            + source.unit() + " " + last,
                    null);
        }
    }

    /** The block that is being filled. */
    private final class Filling {
        private final InputSource source;
        private List<InputItem> items = new ArrayList<>(BLOCK_ITEMS);
        private long bytes;

        Filling(InputSource source) {
            this.source = source;
        }

        void add(@Nullable InputItem item) {
            if (item != null) {
                items.add(item);
                bytes += item.bytes();
            }
        }

        boolean isFull() {
            return items.size() == BLOCK_ITEMS || bytes >= BLOCK_BYTES;
        }

        void handOver(@Nullable KafkactlException broken) throws InterruptedException {
            if (!items.isEmpty() || broken != null) {
                blocks.put(new InputBlock(source, items, broken));
                items = new ArrayList<>(BLOCK_ITEMS);
                bytes = 0;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
