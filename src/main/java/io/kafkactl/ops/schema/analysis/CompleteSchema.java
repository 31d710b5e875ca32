package io.kafkactl.ops.schema.analysis;

import io.kafkactl.client.registry.SchemaText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A schema with all that it refers to, near and far.
 *
 * @param origin names it in errors: a file, or a subject and its version
 * @param imports text by the name that the importing schema uses, each behind those that it needs itself
 */
public record CompleteSchema(String origin, SchemaText schema, Map<String, String> imports) {
    public CompleteSchema {
        imports = new LinkedHashMap<>(imports);
    }
}
