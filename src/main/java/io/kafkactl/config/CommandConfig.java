package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a file of client properties as Kafka's own tools take it. */
final class CommandConfig {
    private CommandConfig() {}

    /** Nothing where there is no file; exit 4 when it cannot be read. */
    static Map<String, String> read(@Nullable Path file) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (file == null) {
            return properties;
        }
        Properties loaded = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            loaded.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            String reason = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
            throw KafkactlException.invalid(
                    "INVALID_FILE", "cannot read --command-config " + file + ": " + reason, "check the path");
        }
        new TreeSet<>(loaded.stringPropertyNames()).forEach(key -> properties.put(key, loaded.getProperty(key)));
        return properties;
    }
}
