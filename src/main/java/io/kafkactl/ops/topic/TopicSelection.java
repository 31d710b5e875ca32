package io.kafkactl.ops.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.naming.NameGlob;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which topics a command means: literal names, or patterns that match whole names. */
public final class TopicSelection {
    private final List<String> texts;
    private final List<Predicate<String>> patterns;

    private TopicSelection(Collection<String> texts, List<Predicate<String>> patterns) {
        this.texts = List.copyOf(texts);
        this.patterns = patterns;
    }

    public static TopicSelection literal(Collection<String> names) {
        return new TopicSelection(names, List.of());
    }

    /** {@code *} is any text, dots included, and {@code ?} one character. */
    public static TopicSelection globs(Collection<String> globs) {
        return new TopicSelection(
                globs,
                globs.stream()
                        .map(glob -> (Predicate<String>) new NameGlob(glob)::matches)
                        .toList());
    }

    /** Exit 2 for what is no regular expression. */
    public static TopicSelection regexes(Collection<String> regexes) {
        return new TopicSelection(
                regexes, regexes.stream().map(TopicSelection::compile).toList());
    }

    private static Predicate<String> compile(String regex) {
        try {
            return Pattern.compile(regex).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw KafkactlException.usage(
                    "'" + regex + "' is no regular expression: " + e.getDescription(),
                    "it has to match the whole name; --glob takes * and ?");
        }
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
                .filter(name -> patterns.stream().anyMatch(pattern -> pattern.test(name)))
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
