package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.naming.CompanionNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Derives retry and dead-letter topics from the topic beside which they stand. */
public final class CompanionSpecs {
    private static final String RETENTION = "retention.ms";
    private static final String MAX_MESSAGE = "max.message.bytes";
    private static final long FOREVER = -1;
    private static final long RETRY_MILLIS = 7 * 86_400_000L;
    private static final long DLQ_MILLIS = 30 * 86_400_000L;
    private static final long STANDARD_MAX_MESSAGE = 1_048_588;
    /** A record that fails comes back with headers that say why, a stack trace among them. */
    private static final long HEADERS = 64 * 1024;

    private final CompanionNames names;
    private final Companions wanted;

    public CompanionSpecs(CompanionNames names, Companions wanted) {
        this.names = names;
        this.wanted = wanted;
    }

    /** In the order in which they have to be created. */
    public List<TopicSpec> of(TopicSpec main) {
        return names.of(main.name(), wanted.request()).stream()
                .map(name -> new TopicSpec(name, main.partitions(), main.replicationFactor(), config(name, main)))
                .toList();
    }

    /** What one that exists already must not contradict. */
    public TopicRequest request(TopicSpec companion) {
        Map<String, String> explicit = new LinkedHashMap<>();
        String retention = isDeadLetter(companion.name()) ? wanted.dlqRetention() : wanted.retryRetention();
        if (retention != null) {
            explicit.put(RETENTION, retention);
        }
        return new TopicRequest(null, companion.partitions(), null, explicit);
    }

    private SortedMap<String, String> config(String name, TopicSpec main) {
        SortedMap<String, String> config = new TreeMap<>();
        config.put("cleanup.policy", "delete");
        inherit(config, main, "compression.type");
        inherit(config, main, "min.insync.replicas");
        config.put(RETENTION, Long.toString(isDeadLetter(name) ? dlqRetention(main) : retryRetention(main)));
        config.put(MAX_MESSAGE, Long.toString(number(main, MAX_MESSAGE, STANDARD_MAX_MESSAGE) + HEADERS));
        return config;
    }

    private long dlqRetention(TopicSpec main) {
        if (wanted.dlqRetention() != null) {
            return Long.parseLong(wanted.dlqRetention());
        }
        long own = ownRetention(main, DLQ_MILLIS);
        return own == FOREVER ? FOREVER : Math.max(DLQ_MILLIS, own);
    }

    private long retryRetention(TopicSpec main) {
        if (wanted.retryRetention() != null) {
            return Long.parseLong(wanted.retryRetention());
        }
        long own = ownRetention(main, RETRY_MILLIS);
        return own == FOREVER ? RETRY_MILLIS : own;
    }

    /** The retention of a topic that is only compacted says nothing about how long a failure is of interest. */
    private static long ownRetention(TopicSpec main, long otherwise) {
        boolean deletes = main.config().getOrDefault("cleanup.policy", "delete").contains("delete");
        return deletes ? number(main, RETENTION, otherwise) : otherwise;
    }

    private static boolean isDeadLetter(String name) {
        return CompanionName.baseOf(name)
                .filter(companion -> companion.kind() == CompanionName.Kind.DEAD_LETTER)
                .isPresent();
    }

    private static void inherit(SortedMap<String, String> config, TopicSpec main, String key) {
        String value = main.config().get(key);
        if (value != null) {
            config.put(key, value);
        }
    }

    private static long number(TopicSpec main, String key, long otherwise) {
        String value = main.config().get(key);
        return value != null && value.matches("-?\\d{1,18}") ? Long.parseLong(value) : otherwise;
    }
}
