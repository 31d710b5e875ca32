package io.kafkactl.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One dead-letter topic that a context names, with what its records cannot tell. */
public record DlqEntry(@Nullable String format, @Nullable String source) {
    static final List<String> FORMATS = List.of("envelope", "headers", "spring-kafka");
}
