package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where contexts and the name of the current one are kept, from the environment alone. */
final class ContextPaths {
    static final String FILE_VARIABLE = "KAFKACTL_CONFIG";

    private static final Path PROJECT_FILE = Path.of(".kafkactl", "contexts.yaml");

    private final Map<String, String> env;

    ContextPaths(Map<String, String> env) {
        this.env = env;
    }

    /** Empty when the environment names no home either. */
    Optional<Path> userFile() {
        String file = env.getOrDefault(FILE_VARIABLE, "");
        if (!file.isEmpty()) {
            return Optional.of(Path.of(file));
        }
        return base("XDG_CONFIG_HOME", ".config").map(base -> base.resolve("contexts.yaml"));
    }

    /**
     * A file that came with the checkout around the working folder, looked for from there up to the folder with
     * {@code .git}; outside of a checkout in the working folder alone, for above it anybody may have put one.
     */
    Optional<Path> projectFile() {
        if (isUserFileNamed()) {
            return Optional.empty();
        }
        Path start = workingFolder();
        Path top = start;
        while (top != null && !Files.exists(top.resolve(".git"))) {
            top = top.getParent();
        }
        Path last = top == null ? start : top;
        for (Path folder = start; folder != null; folder = folder.equals(last) ? null : folder.getParent()) {
            Path file = folder.resolve(PROJECT_FILE);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private Path workingFolder() {
        Path given = Path.of(env.getOrDefault("PWD", ""));
        return given.isAbsolute() ? given.normalize() : Path.of("").toAbsolutePath();
    }

    /** The folder of the project that a project's contexts file belongs to. */
    static Path projectOf(Path projectFile) {
        return projectFile.resolve("../..").normalize();
    }

    boolean isUserFileNamed() {
        return !env.getOrDefault(FILE_VARIABLE, "").isEmpty();
    }

    /** Where other tools of this name keep theirs. */
    Optional<Path> foreignFile() {
        return base("XDG_CONFIG_HOME", ".config")
                .map(base -> base.resolve("config.yml"))
                .filter(Files::isRegularFile);
    }

    Optional<Path> currentContext() {
        return state().map(state -> state.resolve("current-context"));
    }

    Optional<Path> shellHistory() {
        return state().map(state -> state.resolve("shell-history"));
    }

    /** The folder with jars of the user's own; it need not be there. */
    Optional<Path> plugins() {
        return base("XDG_CONFIG_HOME", ".config").map(base -> base.resolve("lib"));
    }

    /** The folder with one subfolder for each sandbox. */
    Optional<Path> sandboxes() {
        return state().map(state -> state.resolve("sandbox"));
    }

    static KafkactlException noHome(String file) {
        return KafkactlException.usage(
                "nowhere to keep the " + file + ": neither HOME nor XDG_CONFIG_HOME and XDG_STATE_HOME are set",
                "set HOME, or " + FILE_VARIABLE + " for the contexts");
    }

    private Optional<Path> state() {
        return base("XDG_STATE_HOME", ".local/state");
    }

    private Optional<Path> base(String variable, String underHome) {
        Path base = Path.of(env.getOrDefault(variable, ""));
        // The XDG specification tells readers to ignore a path that is not absolute.
        if (base.isAbsolute()) {
            return Optional.of(base.resolve("kafkactl"));
        }
        String home = env.getOrDefault("HOME", "");
        return home.isEmpty()
                ? Optional.empty()
                : Optional.of(Path.of(home).resolve(underHome).resolve("kafkactl"));
    }
}
