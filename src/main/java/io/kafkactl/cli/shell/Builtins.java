package io.kafkactl.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.config.ContextStore;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The commands that only the shell has. */
final class Builtins {
    private static final String USE = "use";
    private static final String HELP = "help";
    private static final String EXIT = "exit";
    private static final String CLEAR = "clear";
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J\u001b[3J";
    private static final int HIGHEST_CODE = 255;

    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        DESCRIPTIONS.put(USE, "Go to another context");
        DESCRIPTIONS.put(HELP, "Show the commands, or the help of one");
        DESCRIPTIONS.put(CLEAR, "Clear the screen");
        DESCRIPTIONS.put(EXIT, "Leave the shell");
    }

    private final ShellSession session;

    Builtins(ShellSession session) {
        this.session = session;
    }

    boolean knows(String word) {
        return DESCRIPTIONS.containsKey(word) || word.equals("quit");
    }

    /** Returns the exit code. */
    int run(List<String> words, CliContext world) {
        return switch (words.get(0)) {
            case USE -> use(words);
            case HELP -> words.size() > 1 ? helpOf(words, world) : help(world);
            case CLEAR -> clear(world);
            default -> exit(words);
        };
    }

    /** As {@code word<tab>description}. */
    Stream<String> suggestions(String unfinished) {
        return DESCRIPTIONS.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(unfinished))
                .map(entry -> entry.getKey() + "\t" + entry.getValue());
    }

    /** The words to ask the command model about in place of ours. */
    static List<String> asked(List<String> words) {
        if (words.size() > 1 && words.get(0).equals(USE)) {
            return words.size() == 2 ? List.of("-c", words.get(1)) : List.of("--", "");
        }
        return words;
    }

    /** A shell in the shell is refused, so it is not offered; help stands among our own. */
    static boolean isOffered(String suggestion) {
        return !suggestion.startsWith(ShellCommand.NAME + "\t") && !suggestion.startsWith(HELP + "\t");
    }

    private int use(List<String> words) {
        if (words.size() != 2) {
            throw KafkactlException.usage("use takes the name of a context", "use CONTEXT; context list shows them");
        }
        new ContextStore(session.options().environment(session.outside().env())).require(words.get(1));
        session.enter(words.get(1));
        return ExitCode.OK.code();
    }

    private int exit(List<String> words) {
        int code = session.exitCode();
        if (words.size() > 1) {
            if (words.size() > 2
                    || !words.get(1).matches("\\d{1,3}")
                    || Integer.parseInt(words.get(1)) > HIGHEST_CODE) {
                throw KafkactlException.usage("exit takes a number from 0 to " + HIGHEST_CODE, null);
            }
            code = Integer.parseInt(words.get(1));
        }
        session.end();
        return code;
    }

    private static int clear(CliContext world) {
        if (world.terminals().out()) {
            write(world, CLEAR_SCREEN);
        }
        return ExitCode.OK.code();
    }

    private int helpOf(List<String> words, CliContext world) {
        if (knows(words.get(1))) {
            return help(world);
        }
        return session.run(world, words.toArray(String[]::new));
    }

    private int help(CliContext world) {
        StringBuilder text = new StringBuilder("Commands of the shell:\n");
        DESCRIPTIONS.forEach((word, description) -> text.append(row(word, description)));
        text.append("\nCommands of kafkactl:\n");
        session.suggestions(List.of("")).stream()
                .map(line -> line.split("\t", 2))
                .filter(line -> line.length == 2 && !knows(line[0]))
                .forEach(line -> text.append(row(line[0], line[1])));
        text.append("""

                'help COMMAND' or 'COMMAND --help' shows more. The Tab key completes commands, options and names, Ctrl-R
                searches what was typed before, Ctrl-C ends a command, Ctrl-D the shell. '| COMMAND' hands the output to a
                command of the system, '> FILE' and '>> FILE' to a file. Nothing is expanded: no *, $NAME or ~.
                """);
        write(world, text.toString());
        return ExitCode.OK.code();
    }

    private static String row(String word, String description) {
        return String.format("  %-12s%s%n", word, description);
    }

    private static void write(CliContext world, String text) {
        try {
            world.out().write(text.getBytes(UTF_8));
            world.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
