package io.kafkactl.client.registry;

import org.jspecify.annotations.Nullable;

/**
 * The id that a schema has in one of the registry's contexts.
 *
 * @param context with its dot; {@code .} is the default one
 */
public record ContextId(String context, int id) {
    /** What names the context that the subject begins with; null when it begins with none. */
    public static @Nullable String of(String subject) {
        int end = subject.startsWith(":.") ? subject.indexOf(':', 1) : -1;
        return end < 0 ? null : subject.substring(0, end + 1);
    }

    /** What names the context where a subject is asked for; null for the default one. */
    public @Nullable String asSubject() {
        return context.equals(".") ? null : ":" + context + ":";
    }
}
