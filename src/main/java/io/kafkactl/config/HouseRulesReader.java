package io.kafkactl.config;

import io.kafkactl.config.NamingSettings.Convention;
import io.kafkactl.config.SegmentSettings.LetterCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads what a context of the contexts file, or a policy for topics, says about names, rules, defaults and presets of topics. */
public final class HouseRulesReader {
    private static final int MAX_PARTITIONS = 100_000;
    private static final Set<String> NAMING_KEYS = Set.of(
            "convention",
            "segments",
            "environment",
            "prefixes",
            "maxLength",
            "mirrorAliases",
            "discouraged",
            "companions");
    private static final Set<String> PRESET_KEYS = Set.of(
            "extends",
            "partitions",
            "replicationFactor",
            "retention",
            "config",
            "deleteProtection",
            "keyRequired",
            "reason");

    private HouseRulesReader() {}

    static HouseRules read(Map<String, YamlNode> context) {
        return new HouseRules(
                naming(context.get("naming")),
                lint(context.get("lint")),
                topicDefaults(context.get("topicDefaults")),
                presets(context.get("presets")));
    }

    /** The house's own where nothing is said; exit 4 for what cannot be. */
    public static NamingSettings naming(@Nullable YamlNode node) {
        if (node == null) {
            return NamingSettings.DEFAULT;
        }
        Map<String, YamlNode> fields = node.fields(NAMING_KEYS);
        NamingSettings standard = NamingSettings.DEFAULT;
        Convention convention = read(
                fields, "convention", value -> Convention.ofId(value.oneOf(Convention.ids())), standard.convention());
        Map<String, SegmentSettings> segments =
                read(fields, "segments", value -> segments(value, convention), Map.of());
        if (convention == Convention.CUSTOM && segments.isEmpty()) {
            throw node.error(
                    "the convention custom has no segments",
                    "list them in order: segments: {team: {oneOf: [web, app]}, subject: {case: kebab}}");
        }
        return new NamingSettings(
                convention,
                segments,
                optional(fields, "environment", YamlNode::text),
                read(fields, "prefixes", YamlNode::texts, List.of()),
                read(fields, "maxLength", value -> value.count(NamingSettings.MAX_LENGTH), standard.maxLength()),
                read(fields, "mirrorAliases", YamlNode::texts, List.of()),
                read(fields, "discouraged", YamlNode::texts, List.of()),
                read(fields, "companions", HouseRulesReader::companions, CompanionSettings.DEFAULT));
    }

    private static Map<String, SegmentSettings> segments(YamlNode node, Convention convention) {
        Map<String, YamlNode> entries =
                convention == Convention.CUSTOM ? node.entries() : node.fields(Set.copyOf(convention.segments()));
        Map<String, SegmentSettings> segments = new LinkedHashMap<>();
        entries.forEach((name, value) -> segments.put(name, segment(value, convention)));
        return segments;
    }

    private static SegmentSettings segment(YamlNode node, Convention convention) {
        Set<String> keys =
                convention == Convention.CUSTOM ? Set.of("pattern", "oneOf", "case") : Set.of("pattern", "oneOf");
        Map<String, YamlNode> fields = node.fields(keys);
        if (fields.size() > 1) {
            throw node.error("a segment has one rule, not " + fields.size(), "say pattern, oneOf or case");
        }
        return new SegmentSettings(
                optional(fields, "pattern", HouseRulesReader::pattern),
                read(fields, "oneOf", HouseRulesReader::choices, List.of()),
                optional(fields, "case", HouseRulesReader::letterCase));
    }

    private static String pattern(YamlNode node) {
        try {
            return Pattern.compile(node.text()).pattern();
        } catch (PatternSyntaxException e) {
            throw node.error("'" + node.text() + "' is no regular expression: " + e.getDescription(), null);
        }
    }

    private static List<String> choices(YamlNode node) {
        List<String> choices = node.texts();
        if (choices.isEmpty()) {
            throw node.error("a segment that may be nothing leaves no name", "list what it may be");
        }
        return choices;
    }

    private static LetterCase letterCase(YamlNode node) {
        String word = node.oneOf(LetterCase.ids());
        return List.of(LetterCase.values()).get(LetterCase.ids().indexOf(word));
    }

    private static CompanionSettings companions(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(Set.of("dlq", "retry"));
        return new CompanionSettings(
                optional(fields, "dlq", value -> value.oneOf(CompanionSettings.DLQ_SUFFIXES)),
                optional(fields, "retry", value -> value.oneOf(CompanionSettings.RETRY_SUFFIXES)));
    }

    private static LintSettings lint(@Nullable YamlNode node) {
        if (node == null) {
            return LintSettings.NONE;
        }
        Map<String, YamlNode> fields =
                node.fields(Set.of("minReplicationFactor", "maxPartitions", "maxReplicasPerBroker", "ignore"));
        return new LintSettings(
                optional(fields, "minReplicationFactor", value -> value.count(Short.MAX_VALUE)),
                optional(fields, "maxPartitions", value -> value.count(MAX_PARTITIONS)),
                optional(fields, "maxReplicasPerBroker", value -> value.count(Integer.MAX_VALUE)),
                read(
                        fields,
                        "ignore",
                        value -> value.items().stream()
                                .map(HouseRulesReader::suppression)
                                .toList(),
                        List.of()));
    }

    /** One rule that is set aside; exit 4 for what cannot be. */
    public static LintSuppression suppression(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(Set.of("rule", "topic", "glob", "reason", "until"));
        if (fields.containsKey("topic") && fields.containsKey("glob")) {
            throw node.error("a rule is set aside for a topic or for a glob, not for both", "make two entries");
        }
        return new LintSuppression(
                require(node, fields, "rule").oneOf(LintSettings.ruleIds()),
                optional(fields, "topic", YamlNode::text),
                optional(fields, "glob", YamlNode::text),
                require(node, fields, "reason").text(),
                require(node, fields, "until").date());
    }

    private static TopicDefaults topicDefaults(@Nullable YamlNode node) {
        if (node == null) {
            return TopicDefaults.NONE;
        }
        Map<String, YamlNode> fields = node.fields(Set.of("partitions", "replicationFactor", "config"));
        return new TopicDefaults(
                optional(fields, "partitions", value -> value.count(MAX_PARTITIONS)),
                optional(fields, "replicationFactor", value -> value.count(Short.MAX_VALUE)),
                read(fields, "config", YamlNode::properties, Map.of()));
    }

    /** By name, in the order written; exit 4 for what cannot be. */
    public static Map<String, PresetSettings> presets(@Nullable YamlNode node) {
        Map<String, PresetSettings> presets = new LinkedHashMap<>();
        if (node != null) {
            List<String> known = new ArrayList<>(PresetSettings.BUILT_IN);
            known.addAll(node.entries().keySet());
            node.entries().forEach((name, value) -> presets.put(name, preset(value, known)));
            node.entries().forEach((name, value) -> requireAnEnd(presets, name, value));
        }
        return presets;
    }

    private static PresetSettings preset(YamlNode node, List<String> known) {
        Map<String, YamlNode> fields = node.fields(PRESET_KEYS);
        return new PresetSettings(
                optional(fields, "extends", value -> value.oneOf(known)),
                optional(fields, "partitions", value -> value.count(MAX_PARTITIONS)),
                optional(fields, "replicationFactor", value -> value.count(Short.MAX_VALUE)),
                presetConfig(fields),
                optional(fields, "deleteProtection", YamlNode::flag),
                optional(fields, "keyRequired", YamlNode::flag),
                optional(fields, "reason", YamlNode::text));
    }

    private static Map<String, String> presetConfig(Map<String, YamlNode> fields) {
        Map<String, String> config = new LinkedHashMap<>();
        YamlNode retention = fields.get("retention");
        if (retention != null) {
            config.put("retention.ms", retention.scalar());
        }
        config.putAll(read(fields, "config", YamlNode::properties, Map.of()));
        return config;
    }

    /** A preset that extends its own name extends the built-in one. */
    private static void requireAnEnd(Map<String, PresetSettings> presets, String name, YamlNode node) {
        List<String> chain = new ArrayList<>(List.of(name));
        PresetSettings preset = presets.get(name);
        while (preset != null && preset.parent() != null) {
            String parent = preset.parent();
            boolean builtIn = parent.equals(chain.get(chain.size() - 1)) && PresetSettings.BUILT_IN.contains(parent);
            if (builtIn) {
                return;
            }
            chain.add(parent);
            if (chain.indexOf(parent) < chain.size() - 1) {
                throw node.error("presets extend each other in a circle: " + String.join(" -> ", chain), null);
            }
            preset = presets.get(parent);
        }
    }

    private static YamlNode require(YamlNode node, Map<String, YamlNode> fields, String key) {
        YamlNode value = fields.get(key);
        if (value == null) {
            throw node.error(
                    "a rule that is set aside needs its " + key,
                    "{rule: N009, reason: why, until: 2027-01-01}, and topic or glob to narrow it");
        }
        return value;
    }

    private static <T> @Nullable T optional(Map<String, YamlNode> fields, String key, Function<YamlNode, T> reader) {
        YamlNode value = fields.get(key);
        return value == null ? null : reader.apply(value);
    }

    private static <T> T read(Map<String, YamlNode> fields, String key, Function<YamlNode, T> reader, T otherwise) {
        YamlNode value = fields.get(key);
        return value == null ? otherwise : reader.apply(value);
    }
}
