package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityAnswer;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.CheckResult.Reason;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import io.kafkactl.ops.schema.analysis.SchemaComparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks whether a schema may be the next version of a subject, and finds readable causes when it may not. */
public final class SchemaCheck {
    private final SchemaRegistry registry;
    private final SubjectCatalog catalog;
    private final LevelReader levels;
    private final ImportLoader imports;

    public SchemaCheck(RegistryView view) {
        this.registry = view.subjects();
        this.catalog = new SubjectCatalog(view);
        this.levels = new LevelReader(view);
        this.imports = new ImportLoader(registry);
    }

    /**
     * By the registry under the level that holds, or by our own analysis under another.
     *
     * @param level null for the one that holds
     * @return empty when the subject has no versions, so that anything may come
     */
    public Optional<CheckResult> check(String subject, Candidate candidate, @Nullable CompatibilityLevel level) {
        List<Integer> versions = catalog.activeVersions(subject);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        CompatibilityLevel holding = levels.of(subject).level();
        if (level != null && level != holding) {
            return Optional.of(own(subject, candidate, versions, level));
        }
        CompatibilityAnswer answer;
        try {
            answer = naming(candidate, () -> registry.check(subject, OptionalInt.empty(), candidate.registration()));
        } catch (KafkactlException e) {
            // Some registries do not pass references on to their check.
            if (!e.error().equals("INVALID_SCHEMA")
                    || candidate.schema().references().isEmpty()) {
                throw e;
            }
            return Optional.of(own(subject, candidate, versions, holding));
        }
        return Optional.of(explained(subject, candidate, versions, holding, answer));
    }

    /** For a subject without versions: anything may come that is a schema. */
    public CheckResult first(String subject, Candidate candidate, @Nullable CompatibilityLevel level) {
        CompatibilityLevel shown = level == null ? levels.of(subject).level() : level;
        return LocalCheck.check(subject, complete(candidate), List.of(), shown);
    }

    /** Exit 7 with the nearest name for a subject that does not exist. */
    public KafkactlException unknown(String subject) {
        return SubjectSelection.unknown(subject, registry.subjects(null, Deleted.EXCLUDED));
    }

    private CheckResult own(String subject, Candidate candidate, List<Integer> versions, CompatibilityLevel level) {
        return LocalCheck.check(subject, complete(candidate), earlier(subject, versions, level), level);
    }

    private CheckResult explained(
            String subject,
            Candidate candidate,
            List<Integer> versions,
            CompatibilityLevel level,
            CompatibilityAnswer answer) {
        CheckResult analysis = analysed(subject, candidate, versions, level);
        List<Reason> reasons = List.of();
        if (!answer.compatible()) {
            reasons = analysis != null && !analysis.compatible() ? analysis.reasons() : said(answer.messages());
        }
        return new CheckResult(
                subject,
                candidate.origin(),
                level,
                LocalCheck.relevant(versions, level).stream()
                        .map(version -> "version " + version)
                        .toList(),
                answer.compatible(),
                "registry",
                reasons,
                analysis == null ? List.of() : analysis.remarks());
    }

    private static List<Reason> said(List<String> messages) {
        return messages.isEmpty()
                ? List.of(new Reason(null, null, null, "the registry refuses it and gives no reason"))
                : messages.stream()
                        .map(message -> new Reason(null, null, null, message))
                        .toList();
    }

    /** Null for what only the registry can read, such as an edition of Protobuf: its verdict stands without us. */
    private @Nullable CheckResult analysed(
            String subject, Candidate candidate, List<Integer> versions, CompatibilityLevel level) {
        try {
            return own(subject, candidate, versions, level);
        } catch (KafkactlException e) {
            if (e.error().equals("INVALID_SCHEMA")) {
                return null;
            }
            throw e;
        }
    }

    private CompleteSchema complete(Candidate candidate) {
        return imports.complete(candidate.origin(), candidate.schema());
    }

    /** The latest one even where the level looks at none: for the remarks. */
    private List<CompleteSchema> earlier(String subject, List<Integer> versions, CompatibilityLevel level) {
        List<Integer> wanted = level.transitive() ? versions : versions.subList(versions.size() - 1, versions.size());
        return wanted.stream().map(version -> complete(subject, version)).toList();
    }

    private CompleteSchema complete(String subject, int version) {
        CompleteSchema schema = imports.complete(registry.version(subject, OptionalInt.of(version), false));
        return new CompleteSchema("version " + version, schema.schema(), schema.imports());
    }

    /** Exit 4 when it cannot be a schema at all. */
    void requireValid(Candidate candidate) {
        SchemaComparison.requireValid(complete(candidate));
    }

    /** Where a registry takes the candidate for no schema, the error names it, and the place where we find the same. */
    <T> T naming(Candidate candidate, Supplier<T> call) {
        try {
            return call.get();
        } catch (KafkactlException e) {
            if (!e.error().equals("INVALID_SCHEMA")) {
                throw e;
            }
            requireValid(candidate);
            throw new KafkactlException(
                    e.exitCode(),
                    e.error(),
                    candidate.origin() + ": " + e.message(),
                    e.hint().orElse(null),
                    e.getCause());
        }
    }
}
