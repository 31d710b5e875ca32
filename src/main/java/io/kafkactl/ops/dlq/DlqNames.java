package io.kafkactl.ops.dlq;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a dead-letter topic's name says about its source. */
public final class DlqNames {
    private static final List<String> SUFFIXES = List.of(".dlq", ".dead-letter", "-dlt", ".DLT");
    private static final Pattern RETRY = Pattern.compile("(\\.retry-[1-9][0-9]*|-retry(-[0-9]+)?)");

    private DlqNames() {}

    /** The name without its dead-letter suffix, whether or not such a topic exists. */
    public static Optional<String> base(String topic) {
        return SUFFIXES.stream()
                .filter(suffix -> topic.endsWith(suffix) && topic.length() > suffix.length())
                .map(suffix -> topic.substring(0, topic.length() - suffix.length()))
                .findFirst();
    }

    /** The source among {@code existing} topics. */
    public static Optional<String> source(String topic, Set<String> existing) {
        return base(topic).filter(existing::contains);
    }

    public static boolean isRetryStageOf(String topic, String base) {
        return topic.startsWith(base)
                && RETRY.matcher(topic.substring(base.length())).matches();
    }

    /** True for names that no redrive may write to: dead-letter topics and Kafka's internal ones. */
    public static boolean isForbiddenTarget(String topic) {
        return topic.startsWith("__") || base(topic).isPresent();
    }
}
