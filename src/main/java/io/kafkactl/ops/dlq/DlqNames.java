package io.kafkactl.ops.dlq;

import io.kafkactl.ops.topic.naming.CompanionName;
import java.util.Optional;
import java.util.Set;

/** What a dead-letter topic's name says about its source. */
public final class DlqNames {
    private DlqNames() {}

    /** The name without its dead-letter suffix, whether or not such a topic exists. */
    public static Optional<String> base(String topic) {
        return CompanionName.baseOf(topic)
                .filter(name -> name.kind() == CompanionName.Kind.DEAD_LETTER)
                .map(CompanionName::base);
    }

    /** The source among {@code existing} topics. */
    public static Optional<String> source(String topic, Set<String> existing) {
        return base(topic).filter(existing::contains);
    }

    public static boolean isRetryStageOf(String topic, String base) {
        return CompanionName.baseOf(topic)
                .filter(name ->
                        name.kind() == CompanionName.Kind.RETRY && name.base().equals(base))
                .isPresent();
    }

    /** True for names that no redrive may write to: dead-letter topics and Kafka's internal ones. */
    public static boolean isForbiddenTarget(String topic) {
        return topic.startsWith("__") || base(topic).isPresent();
    }
}
