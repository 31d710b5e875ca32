package io.kafkactl.config;

import java.nio.file.Path;

/** A context and the file it stands in. */
public record StoredContext(Context context, Path source) {}
