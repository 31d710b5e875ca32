package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** An output that takes the first write and then blocks, as a full pipe does, until it is opened or breaks. */
public final class GatedOutput extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean broken;

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size() > 0) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (broken) {
            throw new IOException("Broken pipe");
        }
        synchronized (this) {
            taken.write(bytes, offset, length);
        }
    }

    public synchronized int size() {
        return taken.size();
    }

    public synchronized String text() {
        return taken.toString(UTF_8);
    }

    /** From now on everything is taken. */
    public void open() {
        gate.countDown();
    }

    /** Whoever read has gone. */
    public void breakPipe() {
        broken = true;
        gate.countDown();
    }
}
