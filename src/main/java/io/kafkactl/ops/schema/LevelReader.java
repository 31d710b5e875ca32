package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.ops.schema.EffectiveLevel.Source;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the compatibility level that holds for subjects; asks for the global one once. */
final class LevelReader {
    private final RegistryView view;
    private @Nullable EffectiveLevel standard;

    LevelReader(RegistryView view) {
        this.view = view;
    }

    EffectiveLevel of(String subject) {
        return set(view.subjects(), subject, Source.SUBJECT).orElseGet(this::standard);
    }

    /** What holds for subjects without a level of their own. */
    synchronized EffectiveLevel standard() {
        EffectiveLevel known = standard;
        if (known == null) {
            known = isScoped() ? set(view.subjects(), null, Source.CONTEXT).orElseGet(this::global) : global();
            standard = known;
        }
        return known;
    }

    /** One context of the registry stands for the whole. */
    boolean isScoped() {
        return view.subjects() != view.whole();
    }

    private EffectiveLevel global() {
        return set(view.whole(), null, Source.GLOBAL)
                .orElse(new EffectiveLevel(CompatibilityLevel.BACKWARD, Source.DEFAULT));
    }

    private static Optional<EffectiveLevel> set(SchemaRegistry registry, @Nullable String subject, Source source) {
        return registry.compatibility(subject).map(level -> new EffectiveLevel(level, source));
    }
}
