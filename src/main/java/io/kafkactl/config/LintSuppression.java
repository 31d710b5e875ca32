package io.kafkactl.config;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a context sets aside for a while.
 *
 * @param topic the one topic that is meant, literally; null for {@code glob} or all
 * @param glob a pattern over whole names; null for {@code topic} or all
 * @param until the last day, in UTC
 */
public record LintSuppression(
        String rule, @Nullable String topic, @Nullable String glob, String reason, LocalDate until) {}
