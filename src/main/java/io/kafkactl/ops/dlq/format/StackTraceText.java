package io.kafkactl.ops.dlq.format;

import org.jspecify.annotations.Nullable;

/** Reads what frameworks write of a Java stack trace. */
final class StackTraceText {
    private static final String CAUSE = "\nCaused by: ";

    private StackTraceText() {}

    /** The class of the innermost cause, null when there is none; causes of suppressed exceptions do not count. */
    static @Nullable String rootCause(@Nullable String trace) {
        int last = trace == null ? -1 : trace.lastIndexOf(CAUSE);
        return trace == null || last < 0 ? null : className(trace.substring(last + CAUSE.length()));
    }

    /** The class at the beginning of a text such as {@code java.lang.IllegalStateException: closed}. */
    static @Nullable String className(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end == 0 ? null : text.substring(0, end);
    }
}
