package io.kafkactl.client.registry;

import org.jspecify.annotations.Nullable;

/**
 * One version of one subject.
 *
 * @param id unique in the registry's context; the same text has the same id under every subject
 * @param guid of registries from 8.0 on; null where the registry gives none
 */
public record RegisteredSchema(
        String subject, int version, int id, @Nullable String guid, SchemaText schema) {}
