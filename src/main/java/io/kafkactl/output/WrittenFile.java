package io.kafkactl.output;

import java.nio.file.Path;

/**
 * A file that was written and closed.
 *
 * @param bytes as written, before compression
 */
public record WrittenFile(Path path, long records, long bytes) {}
