package io.kafkactl.config;

import org.jspecify.annotations.Nullable;

/** What a context says about one dead-letter topic; null leaves it to the topic's name and records. */
public record DlqEntry(@Nullable String format, @Nullable String source) {}
