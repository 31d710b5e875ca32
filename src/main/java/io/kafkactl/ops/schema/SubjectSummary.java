package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * A subject at a glance.
 *
 * @param version the latest
 * @param level null for a deleted subject, which has none
 * @param deleted soft-deleted: the registry keeps it until a permanent delete
 */
public record SubjectSummary(
        String subject,
        int version,
        int id,
        SchemaType type,
        @Nullable EffectiveLevel level,
        boolean deleted) {}
