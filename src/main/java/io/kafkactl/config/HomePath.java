package io.kafkactl.config;

import java.util.Map;

/** Paths below the user's home, as shells write them: in a file no shell reads them. */
final class HomePath {
    private static final String BEGINNING = "~/";

    private HomePath() {}

    static boolean isOne(String path) {
        return path.startsWith(BEGINNING);
    }

    /** With the home that the environment names, and as it is without one. */
    static String expand(String path, Map<String, String> env) {
        return isOne(path) ? env.getOrDefault("HOME", "~") + path.substring(1) : path;
    }
}
