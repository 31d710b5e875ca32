package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.YamlNode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the values that a topic, an environment and a policy's defaults spell in the same way. */
final class ValuesReader {
    private ValuesReader() {}

    /** Values in the brokers' units; exit 4 for one that is in none, and for a setting that is set and unset. */
    static TopicValues read(YamlNode node) {
        Map<String, String> config = new LinkedHashMap<>();
        Set<String> unset = new LinkedHashSet<>(node.texts("unset"));
        node.entries("config").forEach((key, value) -> {
            if (value.isNothing()) {
                unset.add(key);
                return;
            }
            if (unset.contains(key)) {
                throw value.error("'" + key + "' is in config and in unset", "one of them is meant");
            }
            config.put(key, inBrokersUnit(key, value));
        });
        return new TopicValues(
                node.optional("partitions", value -> value.count(Integer.MAX_VALUE)),
                node.optional("replicationFactor", value -> value.count(Integer.MAX_VALUE)),
                config,
                unset);
    }

    /** A list stands for its items with commas between them, as the brokers have it. */
    static String value(YamlNode node) {
        return node.kind() == YamlNode.Kind.LIST ? String.join(",", node.texts()) : node.scalar();
    }

    private static String inBrokersUnit(String key, YamlNode node) {
        try {
            return TopicConfigValue.of(key, value(node));
        } catch (KafkactlException e) {
            throw node.error(e.message(), e.hint().orElse(null));
        }
    }
}
