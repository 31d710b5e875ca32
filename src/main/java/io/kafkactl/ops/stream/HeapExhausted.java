package io.kafkactl.ops.stream;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;

/** Says that records do not fit the heap, and how to get a larger one. */
public final class HeapExhausted {
    private HeapExhausted() {}

    public static KafkactlException failure(OutOfMemoryError thrown) {
        return new KafkactlException(
                ExitCode.FAILURE,
                "OUT_OF_MEMORY",
                "records are too large for the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                "KAFKACTL_JAVA_OPTS=-Xmx1g gives more",
                thrown);
    }
}
