package io.kafkactl.ops.provision.export;

import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.YamlNode.Position;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.ManagedConfig;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.provision.manifest.TopicValues;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.Scope;
import io.kafkactl.ops.topic.Companions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Declares a topic by what it says itself: nothing that it only inherits, and nothing that is secret. */
final class PlainDeclaration {
    private static final TopicFacts UNKNOWN =
            new TopicFacts(null, null, null, null, null, null, null, null, null, null);
    private static final Position NOWHERE = new Position("export", 1, 1);

    private PlainDeclaration() {}

    static DeclaredTopic of(ObservedTopic topic, Scope scope, List<String> remarks) {
        Map<String, String> config = new LinkedHashMap<>(topic.published());
        topic.own().keySet().stream()
                .filter(key -> !config.containsKey(key))
                .forEach(key -> remarks.add(
                        "topic '" + topic.name() + "': setting '" + key + "' may be a secret and is left out"));
        config.keySet().removeIf(scope::isIgnored);
        Set<Integer> copies = new TreeSet<>(topic.copies());
        Integer replicationFactor = copies.size() == 1 ? copies.iterator().next() : null;
        if (replicationFactor == null) {
            remarks.add("topic '" + topic.name() + "': some partitions have "
                    + copies.stream().map(String::valueOf).collect(Collectors.joining(" copies, some "))
                    + ": replicationFactor is left out");
        }
        return new DeclaredTopic(
                topic.name(),
                NOWHERE,
                UNKNOWN,
                null,
                new TopicValues(topic.partitions(), replicationFactor, config, Set.of()),
                Map.of(),
                ManagedConfig.DECLARED,
                false,
                Companions.NONE,
                List.of(),
                null,
                false,
                List.of());
    }

    /** The same topic with other settings, preset and companions. */
    static DeclaredTopic with(
            DeclaredTopic topic, @Nullable String preset, Map<String, String> config, Companions companions) {
        TopicValues values = new TopicValues(
                topic.values().partitions(),
                topic.values().replicationFactor(),
                config,
                topic.values().unset());
        return copy(topic, preset, values, topic.environments(), companions, topic.suppressions());
    }

    /** The same topic with settings left to the brokers, and with what differs in an environment. */
    static DeclaredTopic with(
            DeclaredTopic topic, Set<String> unset, @Nullable Environment environment, TopicValues there) {
        TopicValues values = new TopicValues(
                topic.values().partitions(),
                topic.values().replicationFactor(),
                topic.values().config(),
                unset);
        Map<String, TopicValues> environments =
                environment == null || there.equals(TopicValues.NONE) ? Map.of() : Map.of(environment.name(), there);
        return copy(topic, topic.preset(), values, environments, topic.companions(), topic.suppressions());
    }

    static DeclaredTopic with(DeclaredTopic topic, List<LintSuppression> suppressions) {
        return copy(topic, topic.preset(), topic.values(), topic.environments(), topic.companions(), suppressions);
    }

    private static DeclaredTopic copy(
            DeclaredTopic topic,
            @Nullable String preset,
            TopicValues values,
            Map<String, TopicValues> environments,
            Companions companions,
            List<LintSuppression> suppressions) {
        return new DeclaredTopic(
                topic.name(),
                topic.position(),
                topic.facts(),
                preset,
                values,
                environments,
                topic.managedConfig(),
                topic.pin(),
                companions,
                topic.schemas(),
                topic.deleteProtection(),
                topic.allowPartitionIncrease(),
                suppressions);
    }
}
