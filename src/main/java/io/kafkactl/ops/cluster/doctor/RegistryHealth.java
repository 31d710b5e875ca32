package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.CompatibilityLevels.Level;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.RegistryInfo;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.ops.schema.SubjectSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether the schema registry is there, and checks what it is given. */
final class RegistryHealth {
    private static final Opinion NONE = Opinion.skipped("no schema registry is configured");

    private final Connection connection;

    RegistryHealth(Connection connection) {
        this.connection = connection;
    }

    List<Opinion> answers() {
        if (!connection.hasRegistry()) {
            return List.of(NONE);
        }
        RegistryInfo info = RegistryInfo.of(RegistryView.of(connection.registry(), null));
        String version = info.server().version();
        return List.of(Opinion.ok((version == null ? "it answers" : "version " + version) + ", "
                + Counted.of(info.subjects(), "subject")));
    }

    /** Where anything may be registered. */
    List<Opinion> compatibility() {
        if (!connection.hasRegistry()) {
            return List.of(NONE);
        }
        SubjectSelection subjects =
                SubjectSelection.literal(connection.registry().subjects(null, Deleted.EXCLUDED));
        SubjectOutcome<Level> levels = new CompatibilityLevels(RegistryView.of(connection.registry(), null))
                .get(new LevelTargets(true, subjects, List.of(), false));
        List<Opinion> opinions = new ArrayList<>();
        if (levels.items().stream().anyMatch(level -> level.subject() == null && isNone(level))) {
            opinions.add(new Opinion(
                    Verdict.WARNING,
                    "the registry's own level is NONE: any schema may be registered for a new subject",
                    List.of(),
                    "kafkactl schema compat set BACKWARD --global"));
        }
        List<String> unchecked = levels.items().stream()
                .filter(RegistryHealth::isNone)
                .map(Level::subject)
                .filter(Objects::nonNull)
                .toList();
        if (!unchecked.isEmpty()) {
            opinions.add(Opinion.about(
                    Verdict.WARNING,
                    unchecked,
                    "subject",
                    "at NONE: any schema may be registered",
                    "kafkactl schema compat set BACKWARD SUBJECT"));
        }
        Opinion.unknown(levels.errors()).ifPresent(opinions::add);
        return opinions;
    }

    private static boolean isNone(Level level) {
        return level.level().level() == CompatibilityLevel.NONE;
    }
}
