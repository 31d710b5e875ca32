package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.HouseRulesReader;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.SettingRule;
import io.kafkactl.config.YamlNode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a document of the kind {@code TopicPolicy} whose shape has been checked. */
final class PolicyReader {
    private static final String RETENTION = "retention.ms";

    private PolicyReader() {}

    static TopicPolicy read(YamlNode document) {
        Map<String, Environment> environments = new LinkedHashMap<>();
        document.entries("environments").forEach((name, node) -> environments.put(name, environment(name, node)));
        return new TopicPolicy(
                document.position(),
                document.optional("naming", HouseRulesReader::naming),
                document.optional("scope", scope -> scope.texts("prefixes"), List.<String>of()),
                document.texts("ignore"),
                document.optional("defaults", ValuesReader::read, TopicValues.NONE),
                document.optional("presets", HouseRulesReader::presets, Map.of()),
                rules(document.optional("rules", node -> node), suppressions(document)),
                environments);
    }

    /** What the mapping's {@code lint} sets aside. */
    static List<LintSuppression> suppressions(YamlNode node) {
        YamlNode lint = node.optional("lint", value -> value);
        return lint == null
                ? List.of()
                : lint.items("ignore").stream()
                        .map(HouseRulesReader::suppression)
                        .toList();
    }

    private static Environment environment(String name, YamlNode node) {
        return new Environment(
                name,
                node.optional("clusterId", YamlNode::text),
                node.optional("context", YamlNode::text),
                ValuesReader.read(node),
                node.optional("protect", YamlNode::flag, false),
                node.optional("prune", value -> value.text().equals("allow"), true),
                rules(node.optional("rules", value -> value), List.of()));
    }

    private static LintSettings rules(@Nullable YamlNode node, List<LintSuppression> suppressions) {
        if (node == null) {
            return new LintSettings(null, null, null, suppressions);
        }
        Map<String, SettingRule> settings = new LinkedHashMap<>();
        YamlNode retention = node.optional("retention", value -> value);
        if (retention != null) {
            settings.put(RETENTION, rule(RETENTION, retention));
        }
        node.entries("config").forEach((key, value) -> settings.put(key, rule(key, value)));
        return new LintSettings(
                bound(node, "replicationFactor", "min"),
                bound(node, "partitions", "min"),
                bound(node, "partitions", "max"),
                null,
                settings,
                suppressions);
    }

    private static @Nullable Integer bound(YamlNode rules, String property, String end) {
        YamlNode range = rules.optional(property, value -> value);
        return range == null ? null : range.optional(end, value -> value.count(Integer.MAX_VALUE));
    }

    private static SettingRule rule(String key, YamlNode node) {
        List<String> values = node.texts("oneOf").stream()
                .map(value -> inBrokersUnit(node, key, value))
                .toList();
        String constant = node.optional("const", value -> inBrokersUnit(value, key, ValuesReader.value(value)));
        return new SettingRule(
                constant == null ? values : List.of(constant),
                node.optional("min", value -> number(key, value)),
                node.optional("max", value -> number(key, value)));
    }

    private static Long number(String key, YamlNode node) {
        String value = inBrokersUnit(node, key, node.scalar());
        if (!value.matches("-?\\d{1,18}")) {
            throw node.expected("a number, or a duration or size where the setting is one");
        }
        return Long.valueOf(value);
    }

    private static String inBrokersUnit(YamlNode node, String key, String value) {
        try {
            return TopicConfigValue.of(key, value);
        } catch (KafkactlException e) {
            throw node.error(e.message(), e.hint().orElse(null));
        }
    }
}
