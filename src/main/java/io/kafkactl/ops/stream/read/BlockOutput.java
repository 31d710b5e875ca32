package io.kafkactl.ops.stream.read;

import io.kafkactl.error.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes blocks to the real output in order of arrival, in a thread of its own: a write to a full pipe cannot be
 * interrupted, and whoever reads must still see that the user wants to stop. Holds a bounded number of bytes.
 */
final class BlockOutput implements AutoCloseable {
    static final int BLOCK_BYTES = 256 << 10;

    private static final int CHUNK_BYTES = 64 << 10;
    private static final int SPARE_BUFFERS = 8;
    private static final long GLANCE_MILLIS = 50;
    /** How long a reader of our output may take nothing, after the user asked to stop, before we go without it. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OutputStream out;
    private final Cancellation user;
    private final Cancellation.Registration registration;
    private final DeliveryLedger ledger;
    private final long capacity;
    private final Deque<BlockBuffer.Block> queue = new ArrayDeque<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "output");
    private long pendingBytes;
    private int pendingBlocks;
    private @Nullable Throwable failure;
    private boolean closed;
    private long accepted;
    private volatile long lastProgress = System.nanoTime();

    BlockOutput(OutputStream out, long capacity, DeliveryLedger ledger, Cancellation user) {
        this.out = out;
        this.capacity = capacity;
        this.ledger = ledger;
        this.user = user;
        this.registration = user.onCancel(() -> lastProgress = System.nanoTime());
        thread.setDaemon(true);
        thread.start();
    }

    DeliveryLedger ledger() {
        return ledger;
    }

    synchronized byte[] buffer() {
        byte[] known = spare.poll();
        return known == null ? new byte[BLOCK_BYTES] : known;
    }

    synchronized boolean hasRoom() {
        return pendingBytes <= capacity / 2;
    }

    /** True once the output took no more: what was written last may have reached nobody. */
    synchronized boolean isBroken() {
        return failure != null;
    }

    /** Records that were formatted but not written: nobody took them when the user asked to stop. */
    synchronized long abandoned() {
        return accepted - ledger.records();
    }

    /** Waits for room; throws what went wrong with the output. */
    synchronized void put(BlockBuffer.Block block) throws IOException {
        accepted += block.records;
        if (!await(() -> pendingBlocks == 0 || pendingBytes + block.length <= capacity)) {
            return;
        }
        if (pendingBlocks == 0) {
            lastProgress = System.nanoTime();
        }
        pendingBytes += block.length;
        pendingBlocks++;
        queue.add(block);
        notifyAll();
    }

    /** Waits until everything is written and flushed; false when the output is blocked and the user asked to stop. */
    synchronized boolean drain() throws IOException {
        return await(() -> pendingBlocks == 0);
    }

    private synchronized boolean await(BooleanSupplier condition) throws IOException {
        try {
            while (failure == null && !condition.getAsBoolean()) {
                if (user.isCancelled() && System.nanoTime() - lastProgress > GRACE_NANOS) {
                    return false;
                }
                wait(GLANCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        }
        rethrow();
        return true;
    }

    private void rethrow() throws IOException {
        if (failure instanceof IOException e) {
            // The same failure meets several threads, and each adds its own trace.
            throw new IOException(e.getMessage(), e);
        }
        if (failure != null) {
            throw new IOException("the output failed: " + failure, failure);
        }
    }

    private void run() {
        try {
            for (BlockBuffer.Block block = next(); block != null; block = next()) {
                write(block);
                written(block);
            }
        } catch (IOException | RuntimeException | Error e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    private void write(BlockBuffer.Block block) throws IOException {
        for (int at = 0; at < block.length; at += CHUNK_BYTES) {
            out.write(block.bytes, at, Math.min(CHUNK_BYTES, block.length - at));
            lastProgress = System.nanoTime();
        }
        out.flush();
        lastProgress = System.nanoTime();
        ledger.add(block.positions, block.records, block.length + block.elsewhere);
    }

    private synchronized BlockBuffer.@Nullable Block next() {
        while (queue.isEmpty()) {
            if (closed) {
                return null;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return queue.poll();
    }

    private synchronized void written(BlockBuffer.Block block) {
        pendingBytes -= block.length;
        pendingBlocks--;
        if (block.bytes.length == BLOCK_BYTES && spare.size() < SPARE_BUFFERS) {
            spare.add(block.bytes);
        }
        notifyAll();
    }

    /** Ends the thread, unless it is stuck in a write. */
    @Override
    public synchronized void close() {
        registration.close();
        closed = true;
        notifyAll();
    }
}
