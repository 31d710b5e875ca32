package io.kafkactl.error;

/** Says that something does not fit the heap, and how to get a larger one. */
public final class HeapExhausted {
    private HeapExhausted() {}

    public static KafkactlException failure(OutOfMemoryError thrown) {
        return failure("records are", thrown);
    }

    /**
     * The same for something else than records.
     *
     * @param what the beginning of the sentence that ends with "too large for the heap"
     */
    public static KafkactlException failure(String what, OutOfMemoryError thrown) {
        return new KafkactlException(
                ExitCode.FAILURE,
                "OUT_OF_MEMORY",
                what + " too large for the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB",
                "KAFKACTL_JAVA_OPTS=-Xmx1g gives more",
                thrown);
    }
}
