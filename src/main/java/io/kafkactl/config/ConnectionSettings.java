package io.kafkactl.config;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command connects and what it may do there, after context, flags and files were merged.
 *
 * @param properties client properties as given; a key may start with {@code admin.}, {@code producer.}, {@code consumer.}
 *     or {@code registry.}, and then belongs to that client alone
 * @param timeout the longest wait for one answer of the cluster
 */
public record ConnectionSettings(
        @Nullable String contextName,
        String bootstrapServers,
        Map<String, String> properties,
        Duration timeout,
        boolean protectedContext,
        boolean readOnly) {
    /** The context's word on dead letters. */
    public DlqSettings dlq() {
        return DlqSettings.DEFAULT;
    }
}
