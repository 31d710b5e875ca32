package io.kafkactl.error;

import org.jspecify.annotations.Nullable;

/** One item of several that failed, reported beside the items that succeeded. */
public record ItemError(
        String item,
        ExitCode exitCode,
        String error,
        String message,
        @Nullable String hint) {
    public static ItemError of(String item, KafkactlException failure) {
        return new ItemError(
                item,
                failure.exitCode(),
                failure.error(),
                failure.message(),
                failure.hint().orElse(null));
    }

    /** The same for a command that ends with it. */
    public KafkactlException failure() {
        return new KafkactlException(exitCode, error, message, hint, null);
    }
}
