package io.kafkactl.testkit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;

/**
 * A schema as the registry keeps it.
 *
 * @param text canonical, so that spaces make no other schema
 * @param references of the schema
 */
record StoredSchema(String type, String text, List<Reference> references) {
    /** What the schema imports. */
    record Reference(String name, String subject, int version) {}

    UUID guid() {
        return UUID.nameUUIDFromBytes((type + text + references).getBytes(UTF_8));
    }
}
