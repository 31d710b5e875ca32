package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Finds subjects and their versions. */
public final class SubjectCatalog {
    /** From so many on it is one request for all rather than one for each: that answer holds every text. */
    private static final int MANY = 16;

    private final SchemaRegistry registry;
    private final LevelReader levels;

    public SubjectCatalog(RegistryView view) {
        this.registry = view.subjects();
        this.levels = new LevelReader(view);
    }

    /** Those selected, or all; with soft-deleted ones when {@code deletedToo}. */
    public SubjectOutcome<SubjectSummary> list(SubjectSelection selection, boolean deletedToo) {
        Set<String> active = new HashSet<>(registry.subjects(null, Deleted.EXCLUDED));
        List<String> existing = deletedToo ? registry.subjects(null, Deleted.INCLUDED) : List.copyOf(sorted(active));
        Collection<String> names = selection.isEmpty() ? existing : selection.among(existing);
        Set<String> known = new HashSet<>(existing);
        Map<String, RegisteredSchema> atOnce = names.size() < MANY ? Map.of() : latest();
        return SubjectOutcome.of(SubjectReads.each(names, subject -> {
            if (!known.contains(subject)) {
                throw SubjectSelection.unknown(subject, existing);
            }
            boolean deleted = !active.contains(subject);
            RegisteredSchema found = atOnce.get(subject);
            RegisteredSchema latest = found == null ? latest(subject, deleted) : found;
            return new SubjectSummary(
                    subject,
                    latest.version(),
                    latest.id(),
                    latest.schema().type(),
                    deleted ? null : levels.of(subject),
                    deleted);
        }));
    }

    /** None where the registry does not know the call, or who asks may see single subjects only. */
    private Map<String, RegisteredSchema> latest() {
        Map<String, RegisteredSchema> latest = new HashMap<>();
        try {
            registry.schemas(null, Deleted.EXCLUDED, true).forEach(schema -> latest.put(schema.subject(), schema));
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.NOT_FOUND && e.exitCode() != ExitCode.DENIED) {
                throw e;
            }
        }
        return latest;
    }

    private static List<String> sorted(Collection<String> names) {
        return names.stream().sorted().toList();
    }

    private RegisteredSchema latest(String subject, boolean deleted) {
        if (!deleted) {
            return registry.version(subject, OptionalInt.empty(), false);
        }
        List<Integer> versions = registry.versions(subject, Deleted.INCLUDED);
        return registry.version(subject, OptionalInt.of(versions.get(versions.size() - 1)), true);
    }

    /** All versions of each subject, ascending. */
    public SubjectOutcome<SubjectVersionDetail> versions(Collection<String> subjects, boolean deletedToo) {
        SubjectOutcome<List<SubjectVersionDetail>> outcome = SubjectOutcome.of(SubjectReads.each(
                subjects, subject -> known(subject, name -> detail(name, deletedToo))));
        return new SubjectOutcome<>(
                outcome.items().stream().flatMap(List::stream).toList(), outcome.errors());
    }

    private List<SubjectVersionDetail> detail(String subject, boolean deletedToo) {
        List<Integer> all = registry.versions(subject, deletedToo ? Deleted.INCLUDED : Deleted.EXCLUDED);
        Set<Integer> active = new HashSet<>(deletedToo ? activeVersions(subject) : all);
        return all.stream()
                .map(version -> {
                    boolean deleted = !active.contains(version);
                    return new SubjectVersionDetail(
                            registry.version(subject, OptionalInt.of(version), deleted),
                            deleted,
                            registry.referencedBy(subject, version));
                })
                .toList();
    }

    /** None where all are soft-deleted. */
    List<Integer> activeVersions(String subject) {
        try {
            return registry.versions(subject, Deleted.EXCLUDED);
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    /** One version; exit 7 with the nearest name when there is no such subject. */
    public RegisteredSchema version(SubjectChoice choice, boolean deletedToo) {
        return known(choice.subject(), subject -> registry.version(subject, choice.version(), deletedToo));
    }

    /** The latest version whose metadata has these properties; exit 7 when none has. */
    public RegisteredSchema latestWith(String subject, Map<String, String> metadata) {
        return known(subject, name -> registry.latestWith(name, metadata))
                .orElseThrow(() -> KafkactlException.notFound(
                        "NO_METADATA",
                        "this registry keeps no metadata with schemas",
                        "kafkactl schema versions " + subject + " shows what there is"));
    }

    /** A registry does not say which subjects there are instead. */
    <T> T known(String subject, Function<String, T> read) {
        try {
            return read.apply(subject);
        } catch (KafkactlException e) {
            if (e.error().equals("SUBJECT_NOT_FOUND") && e.hint().isEmpty()) {
                throw SubjectSelection.unknown(subject, registry.subjects(null, Deleted.EXCLUDED));
            }
            throw e;
        }
    }
}
