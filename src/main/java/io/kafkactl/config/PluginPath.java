package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where jars lie whose classes the user may name: what the command line says, and a folder beside the contexts. */
final class PluginPath {
    private PluginPath() {}

    /** The folders and jars that are there, the given ones first; exit 4 when a given one is not there. */
    static List<Path> of(@Nullable String given, Map<String, String> env) {
        List<Path> path = new ArrayList<>();
        if (given != null) {
            Arrays.stream(given.split(File.pathSeparator, -1))
                    .map(PluginPath::require)
                    .forEach(path::add);
        }
        new ContextPaths(env).plugins().filter(Files::isDirectory).ifPresent(path::add);
        return path;
    }

    private static Path require(String entry) {
        Path file = Path.of(entry);
        boolean usable = Files.isDirectory(file) || (entry.endsWith(".jar") && Files.isReadable(file));
        if (entry.isEmpty() || !usable) {
            throw KafkactlException.invalid(
                    "PLUGIN_PATH",
                    "--plugin-path: '" + entry + "' is no jar and no folder with jars",
                    "several are separated by '" + File.pathSeparator + "'");
        }
        return file;
    }
}
