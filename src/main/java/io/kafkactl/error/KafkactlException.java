package io.kafkactl.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure we understand: what failed and why in one line, what to do next, and the exit code. */
public class KafkactlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String error;
    private final @Nullable String hint;

    /**
     * The full form; the factories below cover the common codes.
     *
     * @param error stable upper-case name that scripts can branch on; Kafka's own error name where there is one
     */
    public KafkactlException(
            ExitCode exitCode, String error, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.error = error;
        this.hint = hint;
    }

    public static KafkactlException failure(String error, String message, @Nullable Throwable cause) {
        return new KafkactlException(ExitCode.FAILURE, error, message, null, cause);
    }

    public static KafkactlException usage(String message, @Nullable String hint) {
        return new KafkactlException(ExitCode.USAGE, "USAGE", message, hint, null);
    }

    public static KafkactlException invalid(String error, String message, @Nullable String hint) {
        return new KafkactlException(ExitCode.INVALID_INPUT, error, message, hint, null);
    }

    public static KafkactlException notFound(String error, String message, @Nullable String hint) {
        return new KafkactlException(ExitCode.NOT_FOUND, error, message, hint, null);
    }

    public static KafkactlException refused(String error, String message, @Nullable String hint) {
        return new KafkactlException(ExitCode.REFUSED, error, message, hint, null);
    }

    public static KafkactlException unreachable(
            String error, String message, @Nullable String hint, @Nullable Throwable cause) {
        return new KafkactlException(ExitCode.UNREACHABLE, error, message, hint, cause);
    }

    /** The user asked to stop; what was in flight is flushed and reported by then. */
    public static KafkactlException interrupted(String message, @Nullable Throwable cause) {
        return new KafkactlException(ExitCode.INTERRUPTED, "INTERRUPTED", message, null, cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String error() {
        return error;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
