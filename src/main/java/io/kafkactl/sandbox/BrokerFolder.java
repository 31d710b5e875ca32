package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of one broker: its configuration, its data and what it logged. */
record BrokerFolder(Path path) {
    private static final String LOGGING = "log4j2.properties";

    Path configuration() {
        return path.resolve("server.properties");
    }

    Path logging() {
        return path.resolve(LOGGING);
    }

    Path data() {
        return path.resolve("data");
    }

    /** What Kafka logs. */
    Path log() {
        return path.resolve("kafka.log");
    }

    /** What the JVM itself prints, when Kafka's logging does not get that far. */
    Path console() {
        return path.resolve("console.log");
    }

    boolean isFormatted() {
        return Files.exists(data().resolve("meta.properties"));
    }

    void prepare(String serverProperties) {
        try (InputStream logging = Objects.requireNonNull(BrokerFolder.class.getResourceAsStream(LOGGING))) {
            Files.createDirectories(path);
            Files.write(logging(), logging.readAllBytes());
            Files.writeString(configuration(), serverProperties);
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot write to " + path + ": " + e, e);
        }
    }

    /** The end of both logs without stack frames, which would push the reason out of sight. */
    List<String> lastLines(int count) {
        List<String> lines = new ArrayList<>();
        for (Path file : List.of(console(), log())) {
            try (Stream<String> content = Files.lines(file, UTF_8)) {
                content.filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
                        .forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(" + file + ": " + e.getMessage() + ")");
            }
        }
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    void deleteData() {
        delete(data());
    }

    void deleteAll() {
        delete(path);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot delete " + folder + ": " + e, e);
        }
    }
}
