package io.kafkactl.ops.topic.lint;

import org.jspecify.annotations.Nullable;

/**
 * A topic to be checked: its name, where that stands, and what else is known of it.
 *
 * @param deprecated whether it is declared to be; null where nothing can say so
 * @param settings null when only the name is known
 */
public record LintTopic(
        String name,
        @Nullable Place place,
        @Nullable Boolean deprecated,
        @Nullable TopicSettings settings) {
    /** A line, from 1, of a file. */
    public record Place(String file, int line) {}

    public static LintTopic named(String name) {
        return new LintTopic(name, null, null, null);
    }

    public static LintTopic at(String name, String file, int line) {
        return new LintTopic(name, new Place(file, line), null, null);
    }

    public LintTopic with(TopicSettings value) {
        return new LintTopic(name, place, deprecated, value);
    }
}
