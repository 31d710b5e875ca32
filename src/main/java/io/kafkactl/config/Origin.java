package io.kafkactl.config;

/**
 * Where a value comes from.
 *
 * @param place the option, variable or file in question
 */
public record Origin(Level level, String place) {
    /** From the strongest to the weakest. */
    public enum Level {
        FLAG("flag"),
        PROPERTY("-X"),
        FILE("file"),
        ENVIRONMENT("environment"),
        CONTEXT("context"),
        DEFAULT("default");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Origin flag(String option) {
        return new Origin(Level.FLAG, option);
    }

    static Origin property(String key) {
        return new Origin(Level.PROPERTY, "-X " + key);
    }

    static Origin file(String path) {
        return new Origin(Level.FILE, "--command-config " + path);
    }

    static Origin environment(String variable) {
        return new Origin(Level.ENVIRONMENT, variable);
    }

    public static Origin context(StoredContext stored) {
        return new Origin(Level.CONTEXT, stored.context().name() + " in " + stored.source());
    }

    /** What kafkactl says where nobody says otherwise. */
    public static Origin byDefault(String place) {
        return new Origin(Level.DEFAULT, place);
    }
}
