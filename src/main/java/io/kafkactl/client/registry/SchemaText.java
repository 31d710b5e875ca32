package io.kafkactl.client.registry;

import java.util.List;

/**
 * A schema as it is written, without the place it is registered at.
 *
 * @param text in the registry's spelling, or the user's file as it is
 */
public record SchemaText(SchemaType type, String text, List<SchemaReference> references) {
    public SchemaText {
        references = List.copyOf(references);
    }
}
