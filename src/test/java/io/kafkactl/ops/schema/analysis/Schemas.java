package io.kafkactl.ops.schema.analysis;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import java.util.List;
import java.util.Map;

/** Pairs of schemas, and what the comparison says of them in lines that a test can read. */
record Schemas(SchemaComparison comparison) {
    static Schemas avro(String before, String after) {
        return of(SchemaType.AVRO, before, after);
    }

    /** Fields of a record named Order, as JSON objects. */
    static Schemas avroFields(String before, String after) {
        return avro(record(before), record(after));
    }

    static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[" + fields.replace('\'', '"') + "]}";
    }

    static Schemas protobuf(String before, String after) {
        return of(SchemaType.PROTOBUF, before, after);
    }

    static Schemas json(String before, String after) {
        return of(SchemaType.JSON, before.replace('\'', '"'), after.replace('\'', '"'));
    }

    static Schemas of(SchemaType type, String before, String after) {
        return new Schemas(SchemaComparison.between(
                complete("old", type, before, Map.of()), complete("new", type, after, Map.of())));
    }

    static CompleteSchema complete(String origin, SchemaType type, String text, Map<String, String> imports) {
        return new CompleteSchema(origin, new SchemaText(type, text, List.of()), imports);
    }

    List<String> backward() {
        return causes(CompatibilityLevel.BACKWARD);
    }

    List<String> forward() {
        return causes(CompatibilityLevel.FORWARD);
    }

    private List<String> causes(CompatibilityLevel level) {
        return comparison.causes(level).stream().map(Cause::message).toList();
    }

    /** Such as {@code ADDED amount field double = 0.0}. */
    List<String> lines() {
        return comparison.changes().stream()
                .map(change -> change.action() + " " + change.path() + " " + change.part() + " " + change.before()
                        + " -> " + change.after())
                .toList();
    }
}
