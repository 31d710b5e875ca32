package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where contexts and the name of the current one are kept, from the environment alone. */
final class ContextPaths {
    static final String FILE_VARIABLE = "KAFKACTL_CONFIG";

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

    boolean isUserFileNamed() {
        return !env.getOrDefault(FILE_VARIABLE, "").isEmpty();
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
