package io.kafkactl.ops.dlq;

import io.kafkactl.ops.dlq.format.RetryName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the name of a dead-letter, retry or parking topic says, by the habits of the frameworks and of the house. */
public final class DlqNames {
    /** What a topic beside another one is for. */
    public enum Kind {
        DEAD_LETTER,
        RETRY,
        PARKING;

        /** For people. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What a name says.
     *
     * @param source an existing topic, or null when the name gives none
     * @param group an existing consumer group that the name gives, or null
     */
    public record Companion(
            Kind kind, @Nullable String source, @Nullable String group) {}

    /** Nobody names a topic of an application's own like this. */
    private static final List<String> DEAD_LETTER =
            List.of(".dlq", ".DLQ", "-dlq", "_dlq", ".DLT", ".dlt", "-dlt", ".dead-letter", "-dead-letter");
    /** These are dead-letter topics only beside a topic of the name before them. */
    private static final List<String> PERHAPS_DEAD_LETTER =
            List.of(".dead", "-error", "-errors", ".error", ".errors", "_error", "_errors");

    private static final List<String> PARKING = List.of(".parked", "-parked", ".parking-lot", "-parking-lot");
    private static final String SHARE_PREFIX = "dlq.";
    private static final String ERROR_PREFIX = "error.";
    /** SmallRye names it by the channel, Confluent Cloud by the connector: no topic is in it. */
    private static final Pattern SOURCELESS = Pattern.compile("dead-letter-topic-.+|dlq-lcc-.+");

    private DlqNames() {}

    /**
     * What the name says on a cluster with these topics and groups.
     *
     * @param topics also decides what an ambiguous name is
     */
    public static Optional<Companion> companion(String topic, Set<String> topics, Set<String> groups) {
        String retried = RetryName.base(topic);
        if (retried != null) {
            return Optional.of(new Companion(Kind.RETRY, existing(retried, topics), null));
        }
        for (String suffix : PARKING) {
            if (hasSuffix(topic, suffix)) {
                return Optional.of(new Companion(Kind.PARKING, existing(without(topic, suffix), topics), null));
            }
        }
        if (SOURCELESS.matcher(topic).matches()) {
            return Optional.of(new Companion(Kind.DEAD_LETTER, null, null));
        }
        return base(topic)
                .map(base -> new Companion(Kind.DEAD_LETTER, source(base, topics), null))
                .or(() -> beside(topic, topics))
                .or(() -> ofGroup(topic, topics, groups));
    }

    /** The name without its dead-letter suffix or prefix, whether or not such a topic exists. */
    public static Optional<String> base(String topic) {
        for (String suffix : DEAD_LETTER) {
            if (hasSuffix(topic, suffix)) {
                return Optional.of(without(topic, suffix));
            }
        }
        return topic.startsWith(SHARE_PREFIX) && topic.length() > SHARE_PREFIX.length()
                ? Optional.of(topic.substring(SHARE_PREFIX.length()))
                : Optional.empty();
    }

    /** True for the retry topics of {@code base}. */
    public static boolean isRetryStageOf(String topic, String base) {
        return base.equals(RetryName.base(topic));
    }

    /** True for names that no redrive may write to: dead-letter and parking topics and Kafka's internal ones. */
    public static boolean isForbiddenTarget(String topic) {
        return topic.startsWith("__")
                || base(topic).isPresent()
                || SOURCELESS.matcher(topic).matches()
                || PARKING.stream().anyMatch(suffix -> hasSuffix(topic, suffix));
    }

    /** True for the names that Kafka Streams gives to the topics between its own stages. */
    public static boolean isStreamsInternal(String topic) {
        return topic.endsWith("-repartition") || topic.endsWith("-changelog");
    }

    /** The dead letters of a retry stage come from the topic that is retried, as long as that exists. */
    private static @Nullable String source(String base, Set<String> topics) {
        String retried = RetryName.base(base);
        return retried != null && topics.contains(retried) ? retried : existing(base, topics);
    }

    private static Optional<Companion> beside(String topic, Set<String> topics) {
        for (String suffix : PERHAPS_DEAD_LETTER) {
            if (hasSuffix(topic, suffix) && topics.contains(without(topic, suffix))) {
                return Optional.of(new Companion(Kind.DEAD_LETTER, without(topic, suffix), null));
            }
        }
        return Optional.empty();
    }

    /** {@code error.<topic>.<group>}, where both may contain dots. */
    private static Optional<Companion> ofGroup(String name, Set<String> topics, Set<String> groups) {
        if (!name.startsWith(ERROR_PREFIX)) {
            return Optional.empty();
        }
        String rest = name.substring(ERROR_PREFIX.length());
        Companion longest = null;
        for (int dot = rest.lastIndexOf('.'); dot > 0; dot = rest.lastIndexOf('.', dot - 1)) {
            String topic = rest.substring(0, dot);
            String group = rest.substring(dot + 1);
            if (topics.contains(topic) && groups.contains(group)) {
                return Optional.of(new Companion(Kind.DEAD_LETTER, topic, group));
            }
            if (longest == null && topics.contains(topic)) {
                longest = new Companion(Kind.DEAD_LETTER, topic, null);
            }
        }
        return Optional.ofNullable(longest);
    }

    private static @Nullable String existing(String topic, Set<String> topics) {
        return topics.contains(topic) ? topic : null;
    }

    private static boolean hasSuffix(String topic, String suffix) {
        return topic.length() > suffix.length() && topic.endsWith(suffix);
    }

    private static String without(String topic, String suffix) {
        return topic.substring(0, topic.length() - suffix.length());
    }
}
