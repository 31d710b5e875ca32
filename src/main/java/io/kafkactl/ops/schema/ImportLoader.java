package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Fetches what schemas refer to, near and far, each version once. */
final class ImportLoader {
    private final SchemaRegistry registry;
    private final Map<SchemaReference, SchemaText> known = new ConcurrentHashMap<>();

    ImportLoader(SchemaRegistry registry) {
        this.registry = registry;
    }

    CompleteSchema complete(RegisteredSchema schema) {
        return complete(schema.subject() + " version " + schema.version(), schema.schema());
    }

    /** Exit 7 when a reference names what is not there. */
    CompleteSchema complete(String origin, SchemaText schema) {
        Map<String, String> imports = new LinkedHashMap<>();
        collect(schema, imports);
        return new CompleteSchema(origin, schema, imports);
    }

    /** References of references come first: an Avro parser needs a type before its use. */
    private void collect(SchemaText schema, Map<String, String> imports) {
        for (SchemaReference reference : schema.references()) {
            if (!imports.containsKey(reference.name())) {
                SchemaText imported = known.computeIfAbsent(reference, this::fetch);
                collect(imported, imports);
                imports.put(reference.name(), imported.text());
            }
        }
    }

    private SchemaText fetch(SchemaReference reference) {
        return registry.version(reference.subject(), OptionalInt.of(reference.version()), true)
                .schema();
    }
}
