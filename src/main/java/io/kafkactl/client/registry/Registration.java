package io.kafkactl.client.registry;

import org.jspecify.annotations.Nullable;

/**
 * How a schema is registered or looked up.
 *
 * @param normalize the registry brings the text to its canonical form first
 * @param id the id it must get, which only mode IMPORT allows; null lets the registry choose
 * @param version as {@code id}
 */
public record Registration(
        SchemaText schema,
        boolean normalize,
        @Nullable Integer id,
        @Nullable Integer version) {
    /** With an id and a version of the registry's choice. */
    public Registration(SchemaText schema, boolean normalize) {
        this(schema, normalize, null, null);
    }
}
