package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * For which subjects a level or mode is read or set.
 *
 * @param global the registry's own, or the context's
 * @param topics those whose subjects are meant
 * @param allowMissing a subject may be named before it exists
 */
public record LevelTargets(boolean global, SubjectSelection subjects, List<String> topics, boolean allowMissing) {
    public LevelTargets {
        topics = List.copyOf(topics);
    }

    /** What was found, and notes about what was not. */
    record Resolved(Set<String> subjects, List<ItemError> errors, List<String> notes) {}

    /** Nothing is named at all. */
    public boolean isEmpty() {
        return !global && subjects.isEmpty() && topics.isEmpty();
    }

    Resolved resolve(SchemaRegistry registry) {
        Set<String> found = new LinkedHashSet<>();
        List<ItemError> errors = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (subjects.isEmpty() && topics.isEmpty()) {
            return new Resolved(found, errors, notes);
        }
        List<String> existing = registry.subjects(null, Deleted.EXCLUDED);
        for (String subject : subjects.isEmpty() ? Set.<String>of() : subjects.among(existing)) {
            if (allowMissing || existing.contains(subject)) {
                found.add(subject);
            } else {
                errors.add(ItemError.of(subject, SubjectSelection.unknown(subject, existing)));
            }
        }
        for (String topic : topics) {
            topic(topic, existing, found, errors, notes);
        }
        return new Resolved(found, errors, notes);
    }

    private void topic(
            String topic, List<String> existing, Set<String> found, List<ItemError> errors, List<String> notes) {
        List<String> both = SubjectsOfTopic.of(topic);
        List<String> there = both.stream()
                .filter(name -> allowMissing || existing.contains(name))
                .toList();
        if (there.isEmpty()) {
            KafkactlException none = KafkactlException.notFound(
                    "SUBJECT_NOT_FOUND",
                    "topic '" + topic + "' has no subject: neither " + String.join(" nor ", both) + " exists",
                    "kafkactl schema list shows what exists");
            errors.add(ItemError.of(topic, none));
            return;
        }
        found.addAll(there);
        both.stream()
                .filter(name -> !there.contains(name))
                .forEach(name -> notes.add("topic '" + topic + "' has no subject " + name));
    }
}
