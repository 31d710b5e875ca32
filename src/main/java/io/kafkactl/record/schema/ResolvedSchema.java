package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaText;
import java.util.List;

/**
 * A schema with all that it refers to.
 *
 * @param references directly and indirectly, each behind those that it needs itself
 */
public record ResolvedSchema(SchemaText schema, List<Reference> references) {
    /** Another schema by the name that it is referred to with. */
    public record Reference(String name, SchemaText schema) {}

    public ResolvedSchema {
        references = List.copyOf(references);
    }
}
