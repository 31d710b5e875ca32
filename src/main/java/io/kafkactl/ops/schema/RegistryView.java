package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.ContextId;
import io.kafkactl.client.registry.ContextRegistry;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.KafkactlException;
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

    /**
     * The schema's text in another form, as the registry gives it; a registry that does not know the form may give the
     * usual one.
     *
     * @param subject may name the id's context; null for none
     * @param form such as {@code resolved} or {@code serialized}
     */
    public String form(int id, @Nullable String subject, String form) {
        return subjects.schemaById(id, subject == null ? null : ContextId.of(subject), form)
                .orElseThrow(() -> KafkactlException.notFound(
                        "NO_SUCH_FORM", "the registry gives schema " + id + " in no form '" + form + "'", null));
    }
}
