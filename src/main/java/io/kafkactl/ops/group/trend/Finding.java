package io.kafkactl.ops.group.trend;

import org.jspecify.annotations.Nullable;

/**
 * Something that was found out about a group, in words.
 *
 * @param severity as {@link io.kafkactl.ops.group.lag.LagStatus#severity}
 * @param next the command to type next, if one helps
 */
public record Finding(
        String group, int severity, String text, @Nullable String next) {}
