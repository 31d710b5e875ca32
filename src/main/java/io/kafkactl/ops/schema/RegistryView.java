package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.ContextRegistry;
import io.kafkactl.client.registry.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The part of a registry that a command works in.
 *
 * @param subjects the registry as one context of it shows, or all of it
 * @param whole the registry with all its contexts
 */
public record RegistryView(SchemaRegistry subjects, SchemaRegistry whole) {
    /** {@code context} is a name such as {@code .staging}; null for the whole registry. */
    public static RegistryView of(SchemaRegistry registry, @Nullable String context) {
        return new RegistryView(context == null ? registry : ContextRegistry.of(registry, context), registry);
    }
}
