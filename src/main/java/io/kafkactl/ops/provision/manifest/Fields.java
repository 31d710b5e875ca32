package io.kafkactl.ops.provision.manifest;

import io.kafkactl.config.YamlNode;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A mapping that has fields of its own, each with its shape and a sentence about it. */
final class Fields implements Shape {
    private record Field(Shape shape, boolean required, String meaning) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    Fields with(String name, Shape shape, String meaning) {
        fields.put(name, new Field(shape, false, meaning));
        return this;
    }

    Fields require(String name, Shape shape, String meaning) {
        fields.put(name, new Field(shape, true, meaning));
        return this;
    }

    @Override
    public void check(YamlNode value, Consumer<KafkactlException> problems) {
        Map<String, YamlNode> present;
        try {
            present = value.entries();
            value.unknownKeys(fields.keySet()).forEach(problems);
        } catch (KafkactlException e) {
            problems.accept(e);
            return;
        }
        fields.forEach((name, field) -> {
            YamlNode found = present.get(name);
            if (found != null) {
                field.shape().check(found, problems);
            } else if (field.required()) {
                problems.accept(value.error("'" + name + "' is missing here", name + ": " + field.meaning()));
            }
        });
    }

    @Override
    public Map<String, Object> jsonSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        fields.forEach((name, field) -> {
            Map<String, Object> schema = new LinkedHashMap<>(field.shape().jsonSchema());
            schema.put("description", field.meaning());
            properties.put(name, schema);
            if (field.required()) {
                required.add(name);
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }
}
