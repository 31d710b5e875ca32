package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.AuditRow.Finding;
import io.kafkactl.ops.schema.AuditRow.Kind;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import io.kafkactl.ops.schema.analysis.SchemaComparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks through all subjects for levels that check less than their owners may think. */
public final class CompatibilityAudit {
    private final SchemaRegistry registry;
    private final LevelReader levels;
    private final ImportLoader imports;
    private final @Nullable Set<String> topics;
    private final @Nullable CompatibilityLevel required;

    /**
     * Reads only.
     *
     * @param topics all there are; null when they are not known
     * @param required the least level; null when any is allowed
     */
    public CompatibilityAudit(
            RegistryView view, @Nullable Collection<String> topics, @Nullable CompatibilityLevel required) {
        this.registry = view.subjects();
        this.levels = new LevelReader(view);
        this.imports = new ImportLoader(registry);
        this.topics = topics == null ? null : new TreeSet<>(topics);
        this.required = required;
    }

    /** The global level, the subjects, and then topics without subjects. */
    public SubjectOutcome<AuditRow> rows(SubjectSelection selection) {
        List<String> existing = registry.subjects(null, Deleted.EXCLUDED);
        Collection<String> wanted = selection.isEmpty() ? existing : selection.among(existing);
        SubjectOutcome<AuditRow> subjects = SubjectOutcome.of(SubjectReads.each(wanted, subject -> {
            if (!existing.contains(subject)) {
                throw SubjectSelection.unknown(subject, existing);
            }
            return subject(subject);
        }));
        List<AuditRow> rows = new ArrayList<>();
        if (selection.isEmpty()) {
            EffectiveLevel standard = levels.standard();
            rows.add(new AuditRow(null, null, standard, null, levelFindings(standard.level())));
        }
        rows.addAll(subjects.items());
        if (topics != null && selection.isEmpty()) {
            rows.addAll(topicsWithout(existing, topics));
        }
        return new SubjectOutcome<>(rows, subjects.errors());
    }

    private AuditRow subject(String subject) {
        EffectiveLevel level = levels.of(subject);
        List<Integer> versions = registry.versions(subject, Deleted.EXCLUDED);
        List<Finding> findings = new ArrayList<>(levelFindings(level.level()));
        findings.addAll(history(subject, versions, level.level()));
        String topic = SubjectsOfTopic.topic(subject).orElse(null);
        if (topics != null && topic != null && !topics.contains(topic)) {
            findings.add(new Finding(Kind.NO_TOPIC, "there is no topic '" + topic + "'"));
        }
        return new AuditRow(subject, topic, level, versions.size(), findings);
    }

    private List<Finding> levelFindings(CompatibilityLevel level) {
        List<Finding> findings = new ArrayList<>();
        if (level == CompatibilityLevel.NONE) {
            findings.add(new Finding(Kind.UNCHECKED, "NONE: any schema may be registered"));
        }
        if (required != null && !Levels.atLeast(level, required)) {
            findings.add(new Finding(Kind.TOO_WEAK, level + " checks less than " + required));
        }
        return findings;
    }

    /** What the level says of versions that it may never have seen: it looks at the latest, or was set later. */
    private List<Finding> history(String subject, List<Integer> versions, CompatibilityLevel level) {
        if (level == CompatibilityLevel.NONE || versions.size() < 2) {
            return List.of();
        }
        List<Integer> disagreeing;
        try {
            disagreeing = disagreeing(subject, versions, level);
        } catch (KafkactlException e) {
            if (e.error().equals("INVALID_SCHEMA")) {
                // Only the registry can read it, such as an edition of Protobuf.
                return List.of();
            }
            throw e;
        }
        int previous = versions.get(versions.size() - 2);
        List<Finding> findings = new ArrayList<>();
        if (disagreeing.contains(previous)) {
            findings.add(new Finding(Kind.BROKEN, "the latest version and version " + previous + " are not " + level));
        }
        List<Integer> earlier =
                disagreeing.stream().filter(version -> version != previous).toList();
        if (!earlier.isEmpty()) {
            String numbers = earlier.stream().map(String::valueOf).collect(Collectors.joining(", "));
            findings.add(new Finding(
                    level.transitive() ? Kind.BROKEN : Kind.NOT_TRANSITIVE,
                    "the latest version does not agree with " + Counted.of(earlier.size(), "earlier version") + " ("
                            + numbers + ")"));
        }
        return findings;
    }

    private List<Integer> disagreeing(String subject, List<Integer> versions, CompatibilityLevel level) {
        CompleteSchema latest = load(subject, versions.get(versions.size() - 1));
        List<Integer> disagreeing = new ArrayList<>();
        for (int version : versions.subList(0, versions.size() - 1)) {
            if (!SchemaComparison.between(load(subject, version), latest)
                    .causes(level)
                    .isEmpty()) {
                disagreeing.add(version);
            }
        }
        return disagreeing;
    }

    private CompleteSchema load(String subject, int version) {
        return imports.complete(registry.version(subject, OptionalInt.of(version), false));
    }

    private static List<AuditRow> topicsWithout(List<String> existing, Set<String> topics) {
        return topics.stream()
                .filter(topic -> SubjectsOfTopic.of(topic).stream().noneMatch(existing::contains))
                .map(topic -> new AuditRow(
                        null,
                        topic,
                        null,
                        null,
                        List.of(new Finding(Kind.NO_SUBJECT, "neither its key nor its value has a subject"))))
                .toList();
    }
}
