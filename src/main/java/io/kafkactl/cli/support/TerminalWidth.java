package io.kafkactl.cli.support;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the user's terminal is. */
final class TerminalWidth {
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private TerminalWidth() {}

    /** {@code COLUMNS}, else what the terminal says; 0 when neither does. */
    static int columns(Map<String, String> env) {
        String set = env.getOrDefault("COLUMNS", "");
        if (NUMBER.matcher(set).matches()) {
            return Integer.parseInt(set);
        }
        return Stty.run("size")
                .map(SIZE::matcher)
                .filter(Matcher::matches)
                .map(size -> Integer.parseInt(size.group(1)))
                .orElse(0);
    }
}
