package io.kafkactl.client.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema as it is written, without the place it is registered at.
 *
 * @param text in the registry's spelling, or the user's file as it is
 * @param metadata properties that its authors gave it, by name; part of what makes one schema another
 */
public record SchemaText(SchemaType type, String text, List<SchemaReference> references, Map<String, String> metadata) {
    public SchemaText {
        references = List.copyOf(references);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Without metadata. */
    public SchemaText(SchemaType type, String text, List<SchemaReference> references) {
        this(type, text, references, Map.of());
    }
}
