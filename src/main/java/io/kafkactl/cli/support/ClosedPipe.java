package io.kafkactl.cli.support;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Recognises the reader of our stdout having gone away, as with {@code | head}: a quiet stop, not an error. */
public final class ClosedPipe {
    private ClosedPipe() {}

    static boolean isCause(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof IOException && message != null && message.contains("Broken pipe")) {
                return true;
            }
        }
        return false;
    }
}
