package io.kafkactl.record;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A way to write records as bytes. Each reading thread opens a sink of its own, on a buffer of its own, so that
 * formatting happens in parallel; the buffers reach the real output whole.
 */
@FunctionalInterface
public interface RecordEncoding {
    /**
     * A sink for one thread. It writes all bytes of a record to {@code out} by the time of its {@link RecordSink#flush},
     * and must not close it.
     */
    RecordSink open(OutputStream out) throws IOException;

    /** What stands once before the first record, also when there is none. */
    default void heading(OutputStream out) throws IOException {}
}
