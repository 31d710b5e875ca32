package io.kafkactl.config;

import org.jspecify.annotations.Nullable;

/**
 * One dead-letter topic that a context names, with what its records cannot tell.
 *
 * @param format name of a dead-letter format, built in or of the context's own
 * @param source the topic its records came from
 * @param group the consumer group that failed
 * @param maxRedrives a record that was redriven this often stays
 */
public record DlqEntry(
        @Nullable String format,
        @Nullable String source,
        @Nullable String group,
        @Nullable Integer maxRedrives) {}
