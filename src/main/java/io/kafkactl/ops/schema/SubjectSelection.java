package io.kafkactl.ops.schema;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.NamePattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which subjects a command means.
 *
 * @param names literal where there are no patterns, else what the patterns were written as
 * @param patterns each for a whole name
 */
public record SubjectSelection(List<String> names, List<NamePattern> patterns) {
    public SubjectSelection {
        names = List.copyOf(names);
        patterns = List.copyOf(patterns);
    }

    public static SubjectSelection literal(Collection<String> names) {
        return new SubjectSelection(List.copyOf(names), List.of());
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public boolean isPattern() {
        return !patterns.isEmpty();
    }

    /** The literal names, or the existing ones that a pattern matches; exit 7 when patterns match none. */
    public Set<String> among(Collection<String> existing) {
        if (!isPattern()) {
            return new LinkedHashSet<>(names);
        }
        Set<String> matching = new TreeSet<>();
        for (String name : existing) {
            if (patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
                matching.add(name);
            }
        }
        if (matching.isEmpty()) {
            throw KafkactlException.notFound(
                    "SUBJECT_NOT_FOUND",
                    "no subject matches " + String.join(", ", names),
                    "a pattern has to match the whole name; kafkactl schema list shows what exists");
        }
        return matching;
    }

    /** The error for a subject that is not among the existing ones. */
    static KafkactlException unknown(String subject, Collection<String> existing) {
        return KafkactlException.notFound(
                "SUBJECT_NOT_FOUND",
                "subject '" + subject + "' does not exist",
                SimilarName.of(subject, existing)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("kafkactl schema list shows what exists"));
    }
}
