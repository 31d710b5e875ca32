package io.kafkactl.cli.dlq;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that decide what is sent where, as they are kept in a saved plan and read from it. */
@Command
final class PlanDecisions {
    /** What does not decide about the plan, or is given anew for the run. */
    private static final Set<String> OF_THE_RUN = Set.of("run", "audit", "files", "consent", "output");

    @Mixin
    RoutingOptions routing;

    @Mixin
    HeaderOptions headers;

    @Mixin
    EditOptions edits;

    @Mixin
    FormatOption format;

    /** Those of a plan in a file. */
    static PlanDecisions parse(List<String> options) {
        PlanDecisions decisions = new PlanDecisions();
        new CommandLine(decisions).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options.toArray(String[]::new));
        return decisions;
    }

    /** What the command line says, one argument for each value. */
    static List<String> given(CommandSpec command) {
        Set<String> own = new CommandLine(new PlanDecisions())
                .getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .collect(Collectors.toSet());
        List<String> given = new ArrayList<>();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptionsSet()) {
            if (own.contains(option.longestName())) {
                arguments(option, given);
            }
        }
        return given;
    }

    private static void arguments(OptionSpec option, List<String> given) {
        if (option.arity().max() == 0) {
            given.add(option.longestName());
        } else {
            option.originalStringValues().forEach(value -> given.add(option.longestName() + "=" + value));
        }
    }

    /** The names of all given options that say what is sent where, selections included. */
    static List<String> conflicting(CommandSpec command) {
        return deciding(command).stream().map(OptionSpec::longestName).toList();
    }

    /** The same with their values, in an order that does not depend on the user's. */
    static List<String> text(CommandSpec command) {
        List<String> text = new ArrayList<>();
        deciding(command).forEach(option -> arguments(option, text));
        text.sort(null);
        return text;
    }

    private static List<OptionSpec> deciding(CommandSpec command) {
        Set<String> harmless = command.mixins().entrySet().stream()
                .filter(mixin -> OF_THE_RUN.contains(mixin.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        Set<String> mixedIn = command.mixins().values().stream()
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        return command.commandLine().getParseResult().matchedOptionsSet().stream()
                .filter(option -> mixedIn.contains(option.longestName()) && !harmless.contains(option.longestName()))
                .toList();
    }
}
