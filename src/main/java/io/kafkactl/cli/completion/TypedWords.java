package io.kafkactl.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words of a command line that is not finished: which command they lead to, and what it has been given. */
final class TypedWords {
    private static final String SEPARATOR = "--";

    private final Map<OptionSpec, List<String>> given = new LinkedHashMap<>();
    private CommandSpec command;
    private int positionals;
    private boolean onlyPositionals;
    private @Nullable OptionSpec awaiting;

    /**
     * @param finished the words after the name of the program and before the one that is being typed
     */
    TypedWords(CommandSpec root, List<String> finished) {
        command = root;
        finished.forEach(this::take);
    }

    CommandSpec command() {
        return command;
    }

    /** How many words stand there that are neither command, option nor an option's value. */
    int positionals() {
        return positionals;
    }

    /** True after {@code --}: whatever follows is no option. */
    boolean onlyPositionals() {
        return onlyPositionals;
    }

    /** The option whose value comes next. */
    @Nullable
    OptionSpec awaiting() {
        return awaiting;
    }

    boolean has(OptionSpec option) {
        return given.keySet().stream().anyMatch(other -> other.longestName().equals(option.longestName()));
    }

    /** The values of an option, in order; empty when it was not given. */
    List<String> values(String longestName) {
        return given.entrySet().stream()
                .filter(entry -> entry.getKey().longestName().equals(longestName))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    @Nullable
    OptionSpec option(String name) {
        return command.findOption(name);
    }

    private void take(String word) {
        OptionSpec waiting = awaiting;
        if (waiting != null) {
            awaiting = null;
            give(waiting, word);
        } else if (onlyPositionals || !word.startsWith("-") || word.equals("-")) {
            takeName(word);
        } else if (word.equals(SEPARATOR)) {
            onlyPositionals = true;
        } else {
            takeOption(word);
        }
    }

    private void takeName(String word) {
        CommandLine child =
                positionals == 0 && !onlyPositionals ? command.subcommands().get(word) : null;
        if (child == null) {
            positionals++;
        } else {
            command = child.getCommandSpec();
        }
    }

    private void takeOption(String word) {
        int equals = word.startsWith(SEPARATOR) ? word.indexOf('=') : -1;
        OptionSpec option = option(equals < 0 ? word : word.substring(0, equals));
        if (option == null && !word.startsWith(SEPARATOR)) {
            OptionSpec letter = option(word.substring(0, 2));
            if (letter != null && letter.arity().min() > 0) {
                give(letter, word.substring(2));
            }
        } else if (option != null && equals >= 0) {
            give(option, word.substring(equals + 1));
        } else if (option != null && option.arity().min() > 0) {
            awaiting = option;
        } else if (option != null) {
            give(option, "");
        }
    }

    private void give(OptionSpec option, String value) {
        given.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
    }
}
