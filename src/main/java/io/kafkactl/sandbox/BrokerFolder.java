package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of one broker: its configuration, its data and what it logged. */
record BrokerFolder(Path path) {
    static final String CONFIGURATION = "server.properties";
    static final String LOGGING = "log4j2.properties";

    Path configuration() {
        return path.resolve(CONFIGURATION);
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

    /** Data of another cluster counts as none: formatting then fails, and says so. */
    boolean isFormatted(String clusterId) {
        try {
            return Files.readAllLines(data().resolve("meta.properties")).contains("cluster.id=" + clusterId);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the configuration, and sets the log of last time aside. */
    void prepare(String serverProperties) {
        try (InputStream logging = Objects.requireNonNull(BrokerFolder.class.getResourceAsStream(LOGGING))) {
            Files.createDirectories(path);
            Files.write(logging(), logging.readAllBytes());
            Files.writeString(configuration(), serverProperties);
            if (Files.exists(log())) {
                Files.move(log(), path.resolve("kafka.log.previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot write to " + path + ": " + e, e);
        }
    }

    /** The log that can tell why a start failed. */
    Path tellingLog() {
        return Files.exists(log()) ? log() : console();
    }

    /** The end of that log, without what would push the reason out of sight: stack frames and plain progress. */
    List<String> lastLines(int count) {
        try (Stream<String> content = Files.lines(tellingLog(), UTF_8)) {
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
