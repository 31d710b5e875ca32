package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.YamlNode;
import io.kafkactl.error.KafkactlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a value of a manifest may be: it finds what is wrong with one, and describes itself to editors. */
interface Shape {
    /** Tells {@code problems} everything that is wrong, each with its place. */
    void check(YamlNode value, Consumer<KafkactlException> problems);

    /** As JSON Schema has it. */
    Map<String, Object> jsonSchema();

    /** Text that is not empty. */
    record Text() implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(value::text, problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "string", "minLength", 1);
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(value::flag, problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", "boolean");
        }
    }

    /** A whole number from 1 on. */
    record Count(int max) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(() -> value.count(max), problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return ordered("type", "integer", "minimum", 1, "maximum", max);
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(() -> value.oneOf(words), problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("enum", words);
        }
    }

    /** A text, number or truth value that has to be read in some way, such as a duration. */
    record Written(String words, Consumer<String> reader) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(
                    () -> {
                        try {
                            reader.accept(value.scalar());
                        } catch (IllegalArgumentException e) {
                            throw value.expected(words);
                        }
                    },
                    problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return ordered("type", List.of("string", "number", "boolean"), "description", words);
        }
    }

    /** The value of a setting of a topic; nothing stands for the brokers' own. */
    record Setting() implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            if (value.kind() == YamlNode.Kind.LIST) {
                attempt(value::texts, problems);
            } else if (!value.isNothing()) {
                attempt(value::scalar, problems);
            }
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("type", List.of("string", "number", "boolean", "array", "null"));
        }
    }

    /** A list of texts; a single one may stand alone. */
    record Texts() implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(value::texts, problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of(
                    "anyOf",
                    List.of(new Text().jsonSchema(), ordered("type", "array", "items", new Text().jsonSchema())));
        }
    }

    /** A value, or nothing. */
    record OrNothing(Shape value) implements Shape {
        @Override
        public void check(YamlNode node, Consumer<KafkactlException> problems) {
            if (!node.isNothing()) {
                value.check(node, problems);
            }
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("anyOf", List.of(value.jsonSchema(), Map.of("type", "null")));
        }
    }

    /** A list of values of one shape. */
    record Items(Shape each) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(() -> value.items().forEach(item -> each.check(item, problems)), problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return ordered("type", "array", "items", each.jsonSchema());
        }
    }

    /** A mapping from free names to values of one shape. */
    record Entries(Shape each) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            attempt(() -> value.entries().values().forEach(item -> each.check(item, problems)), problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return ordered("type", "object", "additionalProperties", each.jsonSchema());
        }
    }

    /** A mapping, or in its place a shorter form. */
    record Either(Shape brief, Shape full) implements Shape {
        @Override
        public void check(YamlNode value, Consumer<KafkactlException> problems) {
            (value.kind() == YamlNode.Kind.MAP ? full : brief).check(value, problems);
        }

        @Override
        public Map<String, Object> jsonSchema() {
            return Map.of("anyOf", List.of(brief.jsonSchema(), full.jsonSchema()));
        }
    }

    private static void attempt(Runnable reading, Consumer<KafkactlException> problems) {
        try {
            reading.run();
        } catch (KafkactlException e) {
            problems.accept(e);
        }
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return ordered;
    }
}
