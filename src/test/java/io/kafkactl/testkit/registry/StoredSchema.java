package io.kafkactl.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A schema as the registry keeps it.
 *
 * @param text canonical, so that spaces make no other schema
 * @param references of the schema
 * @param metadata properties that make it another schema
 */
record StoredSchema(String type, String text, List<Reference> references, Map<String, String> metadata) {
    StoredSchema(String type, String text, List<Reference> references) {
        this(type, text, references, Map.of());
    }

    /** What the schema imports. */
    record Reference(String name, String subject, int version) {}

    UUID guid() {
        return UUID.nameUUIDFromBytes(
                (type + text + references + (metadata.isEmpty() ? "" : metadata)).getBytes(UTF_8));
    }
}
