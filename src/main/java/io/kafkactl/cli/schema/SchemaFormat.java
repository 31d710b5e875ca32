package io.kafkactl.cli.schema;

import java.util.Locale;

/** How {@code schema get} writes a schema. */
enum SchemaFormat {
    TEXT,
    JSON,
    JSONL,
    YAML;

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
