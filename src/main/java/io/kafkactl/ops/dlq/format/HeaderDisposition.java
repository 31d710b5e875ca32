package io.kafkactl.ops.dlq.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides for each header of a dead letter whether it goes back to the source topic.
 *
 * <p>Kept framework headers change behaviour: a kept attempt counter sends the record straight back to the dead-letter
 * topic, a kept original payload overwrites an edited one. So named lists, and everything else is the application's.
 */
public final class HeaderDisposition {
    /** What happens to one header. */
    public enum Action {
        KEEP,
        STRIP,
        /** Renamed to {@code kafkactl-origin-<name>}, so that the redriven record starts a trace of its own. */
        LINK
    }

    /** The prefix of moved trace headers. */
    public static final String LINK_PREFIX = "kafkactl-origin-";

    private static final Pattern NAMESPACED = Pattern.compile(String.join(
            "|",
            List.of(
                    "kafka_dlt-.*",
                    "kafka_original-.*",
                    "kafka_exception-.*",
                    "kafka_key-exception-.*",
                    "retry_topic-.*",
                    "springDeserializerException(Key|Value)",
                    "x-exception-.*",
                    "__connect\\.errors\\..*",
                    "__streams\\.errors\\..*",
                    "__dlq\\.errors\\..*",
                    "dead-letter-(topic|partition|offset|cause|exception-class-name|cause-class-name)",
                    "delayed-retry-.*",
                    "deserialization-failure-.*",
                    "x-source-.*",
                    "x-failure-reason",
                    "x-failed-attempts",
                    "(reason|topic|handler|subscriber)_poisoned",
                    "KDLQ_.*",
                    "kafka_throwable_.*",
                    "ce_knativeerror.*",
                    "ce_knativedispatcherr",
                    "__replicator_id",
                    "k2k_.*")));
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "b3", "uber-trace-id", "baggage");
    private static final Set<String> REPLACED = Set.of(RedriveHeaders.COUNT, RedriveHeaders.RUN, RedriveHeaders.FROM);

    private final DeadLetterFormat format;

    public HeaderDisposition(DeadLetterFormat format) {
        this.format = format;
    }

    public Action of(String name) {
        if (NAMESPACED.matcher(name).matches() || format.ownsHeader(name) || REPLACED.contains(name)) {
            return Action.STRIP;
        }
        // Tracers write these names as HTTP has them, in any case.
        String lower = name.toLowerCase(Locale.ROOT);
        return TRACE.contains(lower) || lower.startsWith("x-b3-") ? Action.LINK : Action.KEEP;
    }
}
