package io.kafkactl.ops.schema.analysis;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.ops.schema.analysis.Cause.Direction;
import java.util.ArrayList;
import java.util.List;

/** What differs between an old and a new schema, in the order in which the new one says it. */
public record SchemaComparison(List<Change> changes) {
    public SchemaComparison {
        changes = List.copyOf(changes);
    }

    /** Exit 4 when one of them is no valid schema of its language. */
    public static SchemaComparison between(CompleteSchema before, CompleteSchema after) {
        SchemaType type = after.schema().type();
        if (before.schema().type() != type) {
            String cause = "the schema changed from " + before.schema().type() + " to " + type;
            return new SchemaComparison(List.of(
                    Change.changed("", "language", before.schema().type().toString(), type.toString())
                            .backward(cause + ": old data cannot be read")
                            .forward(cause + ": readers with the old schema cannot read new data")));
        }
        return new SchemaComparison(
                switch (type) {
                    case AVRO -> AvroComparison.changes(AvroText.parse(before), AvroText.parse(after));
                    case PROTOBUF -> ProtobufComparison.changes(ProtobufText.parse(before), ProtobufText.parse(after));
                    case JSON ->
                        JsonSchemaComparison.changes(JsonSchemaText.parse(before), JsonSchemaText.parse(after));
                });
    }

    /** Exit 4 when it is no valid schema of its language. */
    public static void requireValid(CompleteSchema schema) {
        switch (schema.schema().type()) {
            case AVRO -> AvroText.parse(schema);
            case PROTOBUF -> ProtobufText.parse(schema);
            case JSON -> JsonSchemaText.parse(schema);
        }
    }

    /** Why the level, whether it looks at one or at all versions, forbids the step; empty where it allows it. */
    public List<Cause> causes(CompatibilityLevel level) {
        List<Cause> causes = new ArrayList<>();
        for (Change change : changes) {
            String backward = change.backward();
            if (backward != null && level.backward()) {
                causes.add(new Cause(Direction.BACKWARD, change.path(), backward));
            }
            String forward = change.forward();
            if (forward != null && level.forward()) {
                causes.add(new Cause(Direction.FORWARD, change.path(), forward));
            }
        }
        return causes;
    }
}
