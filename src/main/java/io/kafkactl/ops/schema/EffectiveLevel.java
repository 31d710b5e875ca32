package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import java.util.Locale;

/** The compatibility level that holds for a subject, and where it is set. */
public record EffectiveLevel(CompatibilityLevel level, Source source) {
    /** Where a level is set, the nearest first. */
    public enum Source {
        SUBJECT,
        CONTEXT,
        GLOBAL,
        /** Nowhere: what registries do then. */
        DEFAULT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
