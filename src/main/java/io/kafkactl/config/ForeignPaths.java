package io.kafkactl.config;

import java.nio.file.Path;
import java.util.Map;

/** Makes paths that stand in another tool's file usable from any folder. */
final class ForeignPaths {
    private final Path folder;
    private final Map<String, String> env;

    ForeignPaths(Path file, Map<String, String> env) {
        this.folder = file.toAbsolutePath().resolveSibling("");
        this.env = env;
    }

    String absolute(String path) {
        return folder.resolve(HomePath.expand(path, env)).normalize().toString();
    }
}
