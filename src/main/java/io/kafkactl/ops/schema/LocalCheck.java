package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.ops.schema.CheckResult.Reason;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import io.kafkactl.ops.schema.analysis.SchemaComparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a new schema by our own analysis, without asking a registry. */
public final class LocalCheck {
    private LocalCheck() {}

    /** The earlier schemas ascending; the level decides how many of them count. */
    public static CheckResult check(
            @Nullable String subject,
            CompleteSchema candidate,
            List<CompleteSchema> earlier,
            CompatibilityLevel level) {
        SchemaComparison.requireValid(candidate);
        List<Reason> reasons = new ArrayList<>();
        List<CompleteSchema> compared = relevant(earlier, level);
        for (CompleteSchema old : compared) {
            SchemaComparison.between(old, candidate)
                    .causes(level)
                    .forEach(cause ->
                            reasons.add(new Reason(old.origin(), cause.direction(), cause.path(), cause.message())));
        }
        return new CheckResult(
                subject,
                candidate.origin(),
                level,
                compared.stream().map(CompleteSchema::origin).toList(),
                reasons.isEmpty(),
                "kafkactl",
                reasons,
                remarks(earlier, candidate));
    }

    /** All for a transitive level, the latest for the others, none for NONE. */
    static <T> List<T> relevant(List<T> earlier, CompatibilityLevel level) {
        if (level == CompatibilityLevel.NONE || earlier.isEmpty()) {
            return List.of();
        }
        return level.transitive() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
    }

    static List<String> remarks(List<CompleteSchema> earlier, CompleteSchema candidate) {
        if (earlier.isEmpty()) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        SchemaComparison.between(earlier.get(earlier.size() - 1), candidate)
                .changes()
                .forEach(change -> {
                    if (change.remark() != null && change.breaks().isEmpty()) {
                        remarks.add(change.part() + " of '" + change.path() + "': " + change.remark());
                    }
                });
        return remarks;
    }
}
