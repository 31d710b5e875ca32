package io.kafkactl.ops.dlq.format;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

    /** What becomes of one header, and why in a few words. */
    public record Fate(Action action, String reason) {}

    /** Names in a framework's own namespace, by how they begin. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("kafka_dlt-", "Spring Kafka"),
            Map.entry("kafka_original-", "Spring Kafka"),
            Map.entry("kafka_exception-", "Spring Kafka"),
            Map.entry("kafka_key-exception-", "Spring Kafka"),
            Map.entry("retry_topic-", "Spring Kafka"),
            Map.entry("x-exception-", "Spring Cloud Stream"),
            Map.entry("__connect.errors.", "Kafka Connect"),
            Map.entry("__streams.errors.", "Kafka Streams"),
            Map.entry("__dlq.errors.", "share groups"),
            Map.entry("delayed-retry-", "SmallRye"),
            Map.entry("deserialization-failure-", "SmallRye"),
            Map.entry("x-source-", "Silverback"),
            Map.entry("KDLQ_", "KDLQ"),
            Map.entry("kafka_throwable_", "laravel-kafka"),
            Map.entry("ce_knativeerror", "Knative"),
            Map.entry("k2k_", "replication"));

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("springDeserializerExceptionKey", "Spring Kafka"),
            Map.entry("springDeserializerExceptionValue", "Spring Kafka"),
            Map.entry("dead-letter-topic", "SmallRye"),
            Map.entry("dead-letter-partition", "SmallRye"),
            Map.entry("dead-letter-offset", "SmallRye"),
            Map.entry("dead-letter-cause", "SmallRye"),
            Map.entry("dead-letter-exception-class-name", "SmallRye"),
            Map.entry("dead-letter-cause-class-name", "SmallRye"),
            Map.entry("x-failure-reason", "Silverback"),
            Map.entry("x-failed-attempts", "Silverback"),
            Map.entry("reason_poisoned", "Watermill"),
            Map.entry("topic_poisoned", "Watermill"),
            Map.entry("handler_poisoned", "Watermill"),
            Map.entry("subscriber_poisoned", "Watermill"),
            Map.entry("ce_knativedispatcherr", "Knative"),
            Map.entry("__replicator_id", "replication"));

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "b3", "uber-trace-id", "baggage");
    private static final Set<String> REPLACED = Set.of(RedriveHeaders.COUNT, RedriveHeaders.RUN, RedriveHeaders.FROM);

    private static final int REMEMBERED = 1_000;

    private final DeadLetterFormat format;
    private final Map<String, Fate> known = new ConcurrentHashMap<>();

    public HeaderDisposition(DeadLetterFormat format) {
        this.format = format;
    }

    public Action of(String name) {
        return fate(name).action();
    }

    public Fate fate(String name) {
        Fate remembered = known.get(name);
        if (remembered != null) {
            return remembered;
        }
        Fate fate = decide(name);
        if (known.size() < REMEMBERED) {
            known.put(name, fate);
        }
        return fate;
    }

    private Fate decide(String name) {
        if (REPLACED.contains(name)) {
            return new Fate(Action.STRIP, "of an earlier redrive, written anew");
        }
        String framework = framework(name);
        if (framework != null) {
            return new Fate(Action.STRIP, "header of " + framework);
        }
        if (format.ownsHeader(name)) {
            return new Fate(Action.STRIP, "header of format " + format.id());
        }
        // Tracers write these names as HTTP has them, in any case.
        String lower = name.toLowerCase(Locale.ROOT);
        return TRACE.contains(lower) || lower.startsWith("x-b3-")
                ? new Fate(Action.LINK, "the redriven record starts a trace of its own")
                : new Fate(Action.KEEP, "the application's");
    }

    private static @Nullable String framework(String name) {
        String owner = NAMES.get(name);
        if (owner != null) {
            return owner;
        }
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            if (name.startsWith(prefix.getKey())) {
                return prefix.getValue();
            }
        }
        return null;
    }
}
