package io.kafkactl.config;

import io.kafkactl.config.DlqFormatRule.HeaderRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a context says about dead letters. */
final class DlqSettingsReader {
    private static final Set<String> KEYS = Set.of("journal", "topics", "formats");
    private static final Set<String> TOPIC_KEYS = Set.of("format", "source", "group", "maxRedrives");
    private static final int MOST_REDRIVES = 1_000;

    private DlqSettingsReader() {}

    static DlqSettings read(@Nullable YamlNode node) {
        if (node == null) {
            return DlqSettings.DEFAULT;
        }
        Map<String, YamlNode> fields = node.fields(KEYS);
        YamlNode journal = fields.get("journal");
        Map<String, DlqFormatRule> formats = new LinkedHashMap<>();
        entries(fields.get("formats")).forEach((name, rule) -> formats.put(name, format(name, rule)));
        Set<String> known = new LinkedHashSet<>(DlqSettings.BUILT_IN_FORMATS);
        known.addAll(formats.keySet());
        Map<String, DlqEntry> topics = new LinkedHashMap<>();
        entries(fields.get("topics")).forEach((topic, entry) -> topics.put(topic, topic(entry, known)));
        return new DlqSettings(journal == null ? DlqSettings.DEFAULT.journal() : journal.text(), topics, formats);
    }

    private static Map<String, YamlNode> entries(@Nullable YamlNode node) {
        return node == null ? Map.of() : node.entries();
    }

    private static DlqEntry topic(YamlNode node, Set<String> formats) {
        Map<String, YamlNode> fields = node.fields(TOPIC_KEYS);
        YamlNode format = fields.get("format");
        YamlNode source = fields.get("source");
        YamlNode group = fields.get("group");
        YamlNode maxRedrives = fields.get("maxRedrives");
        return new DlqEntry(
                format == null ? null : format.oneOf(formats),
                source == null ? null : source.text(),
                group == null ? null : group.text(),
                maxRedrives == null ? null : maxRedrives.count(MOST_REDRIVES));
    }

    private static DlqFormatRule format(String name, YamlNode node) {
        if (DlqSettings.BUILT_IN_FORMATS.contains(name) || !ContextsFile.isName(name)) {
            throw node.error(
                    "'" + name + "' cannot name a dead-letter format",
                    DlqSettings.BUILT_IN_FORMATS.contains(name)
                            ? "a format of this name is built in"
                            : "a name is letters, digits, '.', '_' and '-', and begins with a letter or digit");
        }
        Set<String> keys = new LinkedHashSet<>(DlqFormatRule.FIELDS);
        keys.addAll(List.of("requires", "value", "strip"));
        Map<String, YamlNode> fields = node.fields(keys);
        Map<String, HeaderRule> headers = new LinkedHashMap<>();
        for (String fact : DlqFormatRule.FIELDS) {
            YamlNode header = fields.get(fact);
            if (header != null) {
                headers.put(fact, header(header));
            }
        }
        YamlNode value = fields.get("value");
        return new DlqFormatRule(
                headers,
                required(name, node, fields.get("requires"), headers),
                value != null && value.oneOf(List.of("first", "last")).equals("first"),
                strip(fields.get("strip")));
    }

    private static HeaderRule header(YamlNode node) {
        Map<String, YamlNode> fields = node.fields(Set.of("header", "encoding"));
        YamlNode header = fields.get("header");
        YamlNode encoding = fields.get("encoding");
        if (header == null) {
            throw node.error("no header is named", "write {header: NAME}");
        }
        return new HeaderRule(header.text(), encoding == null ? "" : encoding.oneOf(DlqFormatRule.ENCODINGS));
    }

    /** Without a mark of its own every record would be of this format. */
    private static List<String> required(
            String name, YamlNode format, @Nullable YamlNode requires, Map<String, HeaderRule> headers) {
        if (requires != null) {
            List<String> names = requires.texts();
            if (!names.isEmpty()) {
                return names;
            }
        }
        HeaderRule topic = headers.get("topic");
        if (topic == null) {
            throw format.error(
                    "nothing tells a dead letter of format '" + name + "' from any other record",
                    "name the header of the topic, or the headers that each has under 'requires'");
        }
        return List.of(topic.header());
    }

    private static List<String> strip(@Nullable YamlNode node) {
        if (node == null) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (String pattern : node.texts()) {
            String name = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
            if (name.isEmpty() || name.indexOf('*') >= 0) {
                throw node.error(
                        "'" + pattern + "' names no headers to strip",
                        "a name, or its beginning with '*' behind it, such as X-Failure-*");
            }
            patterns.add(pattern);
        }
        return patterns;
    }
}
