package io.kafkactl.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The suffixes with which a context names retry and dead-letter topics; null where it leaves the house's own.
 *
 * @param retry with {@code {n}} where the number of the stage goes
 */
public record CompanionSettings(
        @Nullable String dlq, @Nullable String retry) {
    /** Only suffixes that every command understands. */
    static final List<String> DLQ_SUFFIXES = List.of(".dlq", ".dead-letter", "-dlt", ".DLT");

    static final List<String> RETRY_SUFFIXES = List.of(".retry-{n}", "-retry-{n}");

    public static final CompanionSettings DEFAULT = new CompanionSettings(null, null);

    public String dlqSuffix() {
        return dlq == null ? DLQ_SUFFIXES.get(0) : dlq;
    }

    public String retrySuffix(int stage) {
        return (retry == null ? RETRY_SUFFIXES.get(0) : retry).replace("{n}", Integer.toString(stage));
    }
}
