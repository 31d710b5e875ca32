package io.kafkactl.ops.provision.export;

import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.TopicValues;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.TopicComparison;
import io.kafkactl.ops.provision.observed.TopicDifference;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a topic as it is where a policy, or an environment of it, would give it other values. */
final class PolicyOverrides {
    private final @Nullable Environment environment;

    PolicyOverrides(@Nullable Environment environment) {
        this.environment = environment;
    }

    DeclaredTopic apply(DeclaredTopic topic, TopicDifference difference) {
        ObservedTopic actual = difference.observed();
        if (actual == null) {
            return topic;
        }
        Map<String, String> config = new LinkedHashMap<>();
        Set<String> unset = new LinkedHashSet<>();
        Set<String> unsetHere = new LinkedHashSet<>();
        Integer partitions = null;
        Integer replicationFactor = null;
        for (TopicDifference.Change change : difference.changes()) {
            String property = change.property();
            if (property.equals(TopicComparison.PARTITIONS)) {
                partitions = topic.values().partitions();
            } else if (property.equals(TopicComparison.REPLICATION_FACTOR)) {
                replicationFactor = topic.values().replicationFactor();
            } else if (environment != null && environment.values().config().containsKey(property)) {
                String own = actual.own().get(property);
                if (own == null) {
                    unsetHere.add(property);
                } else {
                    config.put(property, own);
                }
            } else {
                unset.add(property);
            }
        }
        return PlainDeclaration.with(
                topic, unset, environment, new TopicValues(partitions, replicationFactor, config, unsetHere));
    }
}
