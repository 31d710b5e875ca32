package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

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

    void deleteData() {
        FileTree.delete(data());
    }

    void deleteAll() {
        FileTree.delete(path);
    }
}
