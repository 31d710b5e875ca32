package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Deleted;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which subjects belong to a topic, where the subject is named after it: {@code TOPIC-key} and {@code TOPIC-value}. */
public final class SubjectsOfTopic {
    private static final List<String> SUFFIXES = List.of("-key", "-value");

    private SubjectsOfTopic() {}

    /** Both names, whether they exist or not. */
    public static List<String> of(String topic) {
        return SUFFIXES.stream().map(suffix -> topic + suffix).toList();
    }

    /** The topic that the subject is named after; empty when it is named otherwise. */
    public static Optional<String> topic(String subject) {
        return SUFFIXES.stream()
                .filter(suffix -> subject.endsWith(suffix) && subject.length() > suffix.length())
                .map(suffix -> subject.substring(0, subject.length() - suffix.length()))
                .findFirst();
    }

    /** The topics' subjects at a glance, of those that exist. */
    public static SubjectOutcome<SubjectSummary> summaries(RegistryView view, Collection<String> topics) {
        SubjectCatalog catalog = new SubjectCatalog(view);
        List<String> existing = view.subjects().subjects(null, Deleted.EXCLUDED);
        List<String> wanted = topics.stream()
                .flatMap(topic -> of(topic).stream())
                .filter(existing::contains)
                .toList();
        return wanted.isEmpty()
                ? new SubjectOutcome<>(List.of(), List.of())
                : catalog.list(SubjectSelection.literal(wanted), false);
    }
}
