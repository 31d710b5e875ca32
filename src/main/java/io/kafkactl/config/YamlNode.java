package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file that knows where it stands, so that every complaint names file, line and column. */
public final class YamlNode {
    /** What a value is. */
    public enum Kind {
        NOTHING("nothing"),
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        LIST("a list"),
        MAP("a mapping");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** A line and column, both from 1, in a named file. */
    public record Position(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    private final String path;
    private final Position position;
    private final Kind kind;
    private final String text;
    private final List<YamlNode> items;
    private final Map<String, YamlNode> fields;
    private final Map<String, Position> keys;

    private YamlNode(
            String path,
            Position position,
            Kind kind,
            String text,
            List<YamlNode> items,
            Map<String, YamlNode> fields,
            Map<String, Position> keys) {
        this.path = path;
        this.position = position;
        this.kind = kind;
        this.text = text;
        this.items = items;
        this.fields = fields;
        this.keys = keys;
    }

    static YamlNode scalar(String path, Position position, Kind kind, String text) {
        return new YamlNode(path, position, kind, text, List.of(), Map.of(), Map.of());
    }

    static YamlNode list(String path, Position position, List<YamlNode> items) {
        return new YamlNode(path, position, Kind.LIST, "", items, Map.of(), Map.of());
    }

    static YamlNode map(String path, Position position, Map<String, YamlNode> fields, Map<String, Position> keys) {
        return new YamlNode(path, position, Kind.MAP, "", List.of(), fields, keys);
    }

    public boolean isNothing() {
        return kind == Kind.NOTHING;
    }

    public Kind kind() {
        return kind;
    }

    public Position position() {
        return position;
    }

    /** Text as written; a number or boolean is taken by its spelling, because properties are text to Kafka. */
    public String scalar() {
        if (kind == Kind.LIST || kind == Kind.MAP || kind == Kind.NOTHING) {
            throw expected("text");
        }
        return text;
    }

    public String text() {
        require(Kind.TEXT, "text");
        if (text.isBlank()) {
            throw expected("text");
        }
        return text;
    }

    public boolean flag() {
        require(Kind.BOOLEAN, "true or false");
        return Boolean.parseBoolean(text);
    }

    /** A whole number from 1 to {@code max}. */
    public int count(int max) {
        return (int) number(1, max, "a whole number from 1 to " + max);
    }

    /** One of the given words. */
    public String oneOf(Collection<String> words) {
        String word = text();
        if (!words.contains(word)) {
            throw error(
                    "'" + word + "' is no value of " + path,
                    SimilarName.of(word, words)
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse("it is one of " + String.join(", ", words)));
        }
        return word;
    }

    /** A day such as {@code 2027-01-01}. */
    public LocalDate date() {
        try {
            return LocalDate.parse(scalar());
        } catch (DateTimeParseException e) {
            throw expected("a day such as 2027-01-01");
        }
    }

    /** The items of a list. */
    public List<YamlNode> items() {
        require(Kind.LIST, "a list");
        return items;
    }

    /** The items of a list; a single text counts as a list of one. */
    public List<String> texts() {
        if (kind == Kind.TEXT) {
            return List.of(text());
        }
        require(Kind.LIST, "text or a list of texts");
        return items.stream().map(YamlNode::text).toList();
    }

    /** A whole number from {@code min} on. */
    public long number(long min) {
        return number(min, Long.MAX_VALUE, "a whole number from " + min + " on");
    }

    private long number(long min, long max, String range) {
        require(Kind.NUMBER, range);
        try {
            long number = wholeNumber();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw expected(range);
        }
        throw expected(range);
    }

    /** As YAML 1.2 writes them: 10, 0xA and 0o12 are the same, and a leading 0 means nothing. */
    private long wholeNumber() {
        if (text.startsWith("0x")) {
            return Long.parseLong(text.substring(2), 16);
        }
        return text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
    }

    /** A mapping whose keys are free. */
    public Map<String, YamlNode> entries() {
        require(Kind.MAP, "a mapping");
        return fields;
    }

    /** A mapping from free keys to texts. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        entries().forEach((key, value) -> properties.put(key, value.scalar()));
        return properties;
    }

    /** What a reader makes of one field of this mapping; null when it is not there. */
    public <T> @Nullable T optional(String key, Function<YamlNode, T> reader) {
        YamlNode value = fields.get(key);
        return value == null ? null : reader.apply(value);
    }

    /** As {@link #optional(String, Function)}, with something in place of null. */
    public <T> T optional(String key, Function<YamlNode, T> reader, T otherwise) {
        YamlNode value = fields.get(key);
        return value == null ? otherwise : reader.apply(value);
    }

    /** The mapping in one field of this mapping; empty when it is not there. */
    public Map<String, YamlNode> entries(String key) {
        return optional(key, YamlNode::entries, Map.<String, YamlNode>of());
    }

    /** The list in one field of this mapping; empty when it is not there. */
    public List<YamlNode> items(String key) {
        return optional(key, YamlNode::items, List.<YamlNode>of());
    }

    /** The texts in one field of this mapping; none when it is not there. */
    public List<String> texts(String key) {
        return optional(key, YamlNode::texts, List.<String>of());
    }

    /** A mapping that may have these keys only. */
    public Map<String, YamlNode> fields(Set<String> known) {
        unknownKeys(known).stream().findFirst().ifPresent(complaint -> {
            throw complaint;
        });
        return fields;
    }

    /** A complaint about each key of this mapping that is not among the known ones. */
    public List<KafkactlException> unknownKeys(Set<String> known) {
        return entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> unknownKey(key, known))
                .toList();
    }

    private KafkactlException unknownKey(String key, Set<String> known) {
        String place = path.isEmpty() ? "" : " in " + path;
        return invalid(
                keys.getOrDefault(key, position),
                "unknown key '" + key + "'" + place,
                SimilarName.of(key, known)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse("known keys: "
                                + String.join(", ", known.stream().sorted().toList())));
    }

    public KafkactlException error(String problem, @Nullable String hint) {
        return invalid(position, problem, hint);
    }

    private void require(Kind wanted, String words) {
        if (kind != wanted) {
            throw expected(words);
        }
    }

    /** The complaint that this is something else than {@code wanted}, in words. */
    public KafkactlException expected(String wanted) {
        String found = kind == Kind.NUMBER || kind == Kind.TEXT || kind == Kind.BOOLEAN ? "'" + text + "'" : kind.words;
        return error((path.isEmpty() ? "the file" : path) + " must be " + wanted + ", not " + found, null);
    }

    static KafkactlException invalid(Position position, String problem, @Nullable String hint) {
        return KafkactlException.invalid("INVALID_FILE", position + ": " + problem, hint);
    }
}
