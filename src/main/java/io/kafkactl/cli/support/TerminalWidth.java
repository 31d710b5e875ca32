package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), UTF_8);
            Matcher size = SIZE.matcher(answer);
            return stty.waitFor(1, TimeUnit.SECONDS) && size.matches() ? Integer.parseInt(size.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
