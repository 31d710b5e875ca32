package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds in a log why a process did not start. */
final class LogTail {
    private LogTail() {}

    /** The end of the log, without what would push the reason out of sight: stack frames and plain progress. */
    static List<String> lines(Path log, int count) {
        try (Stream<String> content = Files.lines(log, UTF_8)) {
            List<String> lines = content.filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
                    .toList();
            List<String> complaints =
                    lines.stream().filter(line -> !line.contains(" INFO ")).toList();
            List<String> telling = complaints.isEmpty() ? lines : complaints;
            return telling.subList(Math.max(0, telling.size() - count), telling.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of("(not readable: " + e + ")");
        }
    }
}
