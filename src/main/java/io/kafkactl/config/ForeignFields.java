package io.kafkactl.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a mapping in another tool's file, in any case of letters; knows which of them nobody asked for. */
final class ForeignFields {
    private final String path;
    private final Map<String, String> spelling = new LinkedHashMap<>();
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<ForeignFields> parts = new ArrayList<>();

    private ForeignFields(String path) {
        this.path = path;
    }

    /** @param path of the mapping in front of each key, with the dot; may be empty */
    static ForeignFields of(String path, YamlNode node) {
        ForeignFields fields = new ForeignFields(path);
        node.entries().forEach((key, value) -> {
            boolean blank = value.kind() == YamlNode.Kind.TEXT && value.scalar().isBlank();
            if (!value.isNothing() && !blank) {
                fields.spelling.put(key.toLowerCase(Locale.ROOT), key);
                fields.values.put(key.toLowerCase(Locale.ROOT), value);
            }
        });
        return fields;
    }

    private Optional<YamlNode> ask(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        asked.add(lower);
        return Optional.ofNullable(values.get(lower));
    }

    /** Empty also for a text of nothing, which is how these tools write a value that is not set. */
    Optional<String> text(String key) {
        return ask(key).map(YamlNode::scalar).filter(value -> !value.isBlank());
    }

    boolean flag(String key) {
        return text(key).map("true"::equalsIgnoreCase).orElse(false);
    }

    /** Those of a list, or of a text with commas or blanks between them. */
    List<String> texts(String key) {
        return ask(key).map(node -> node.kind() == YamlNode.Kind.LIST
                        ? node.items().stream().map(YamlNode::scalar).toList()
                        : Arrays.stream(node.scalar().split("[,\\s]+"))
                                .filter(text -> !text.isEmpty())
                                .toList())
                .orElse(List.of());
    }

    boolean has(String key) {
        return ask(key).isPresent();
    }

    /** A mapping within; one without keys when it is not there. */
    ForeignFields part(String key) {
        ForeignFields part = ask(key).map(node -> of(path + spelling(key) + ".", node))
                .orElseGet(() -> new ForeignFields(path + key + "."));
        parts.add(part);
        return part;
    }

    private String spelling(String key) {
        return spelling.getOrDefault(key.toLowerCase(Locale.ROOT), key);
    }

    /** What is there and was not asked for, by its path. */
    List<String> unasked() {
        List<String> names = new ArrayList<>();
        spelling.forEach((key, spelt) -> {
            if (!asked.contains(key)) {
                names.add(path + spelt);
            }
        });
        parts.forEach(part -> names.addAll(part.unasked()));
        return names;
    }
}
