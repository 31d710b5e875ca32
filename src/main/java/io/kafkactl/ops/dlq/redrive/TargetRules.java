package io.kafkactl.ops.dlq.redrive;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which topics dead letters may go to.
 *
 * @param target the one for all of them, null for the one that each belongs to
 * @param mapped other targets for some topics
 * @param allowed targets that are not derived from the dead-letter topic and still permitted
 */
public record TargetRules(@Nullable String target, Map<String, String> mapped, Set<String> allowed, Via via) {
    /** Derived targets alone. */
    public static final TargetRules DEFAULT = new TargetRules(null, Map.of(), Set.of(), Via.SOURCE);

    public TargetRules {
        mapped = Map.copyOf(mapped);
        allowed = Set.copyOf(allowed);
    }

    /** The topic for a record of {@code origin}; null when neither the user nor the record names one. */
    @Nullable
    String of(@Nullable String origin) {
        if (target != null) {
            return target;
        }
        return origin == null ? null : mapped.getOrDefault(origin, origin);
    }

    /** True for topics that the user has named. */
    boolean isNamed(String topic) {
        Set<String> named = new HashSet<>(mapped.values());
        named.addAll(allowed);
        return topic.equals(target) || named.contains(topic);
    }
}
