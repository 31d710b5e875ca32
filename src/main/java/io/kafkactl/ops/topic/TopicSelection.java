package io.kafkactl.ops.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.NamePattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which topics a command means: literal names, or patterns that match whole names. */
public final class TopicSelection {
    private final List<String> texts;
    private final List<NamePattern> patterns;

    private TopicSelection(Collection<String> texts, List<NamePattern> patterns) {
        this.texts = List.copyOf(texts);
        this.patterns = patterns;
    }

    public static TopicSelection literal(Collection<String> names) {
        return new TopicSelection(names, List.of());
    }

    /** {@code *} is any text, dots included, and {@code ?} one character. */
    public static TopicSelection globs(Collection<String> globs) {
        return new TopicSelection(globs, globs.stream().map(NamePattern::glob).toList());
    }

    /** Exit 2 for what is no regular expression. */
    public static TopicSelection regexes(Collection<String> regexes) {
        return new TopicSelection(
                regexes, regexes.stream().map(NamePattern::regex).toList());
    }

    /** True when nothing was named. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    public boolean isPattern() {
        return !patterns.isEmpty();
    }

    /** The literal names as they were given, or the {@code existing} topics that a pattern matches, sorted. */
    public Set<String> among(Set<String> existing) {
        if (!isPattern()) {
            return new LinkedHashSet<>(texts);
        }
        Set<String> matching = new TreeSet<>();
        existing.stream()
                .filter(name -> patterns.stream().anyMatch(pattern -> pattern.matches(name)))
                .forEach(matching::add);
        return matching;
    }

    /** As {@link #among}; exit 7 when patterns match nothing. */
    public Set<String> required(Set<String> existing) {
        Set<String> names = among(existing);
        if (names.isEmpty()) {
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "no topic matches " + String.join(", ", texts),
                    "a pattern has to match the whole name; kafkactl topic list shows what exists");
        }
        return names;
    }
}
