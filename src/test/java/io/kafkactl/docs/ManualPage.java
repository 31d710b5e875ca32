package io.kafkactl.docs;

import io.kafkactl.cli.help.Concept;
import io.kafkactl.cli.support.HelpLayout;
import io.kafkactl.error.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, made from what the command says of itself. */
final class ManualPage {
    private static final Map<String, String> ENVIRONMENT = new TreeMap<>(Map.of(
            "KAFKACTL_JAVA",
            "The Java to run on: a 'java' program or the folder of a JDK, version 17 or newer. Without it the launcher "
                    + "looks for a runtime beside its own lib folder, then at JAVA_HOME, then for the newest under "
                    + "/usr/lib/jvm, /Library/Java/JavaVirtualMachines and ~/.sdkman/candidates/java, then on PATH.",
            "KAFKACTL_JAVA_OPTS",
            "Options for the JVM, separated by spaces, such as -Xmx2g."));

    private final CommandSpec command;
    private final String date;
    private final Roff roff = new Roff();

    ManualPage(CommandSpec command, String date) {
        this.command = command;
        this.date = date;
    }

    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    String render() {
        String header = String.join(" ", plain(command.usageMessage().header()));
        roff.title(name(command).toUpperCase(Locale.ROOT), 1, date);
        roff.section("NAME").text(name(command) + " - " + uncapitalised(header));
        roff.section("SYNOPSIS").synopsis(command.qualifiedName(" "), arguments());
        roff.section("DESCRIPTION");
        List<String> description = plain(command.usageMessage().description());
        roff.paragraphs(description.isEmpty() ? List.of(header) : description);
        commands();
        positionals();
        options();
        exitStatus();
        environment();
        examples();
        seeAlso();
        return roff.toString();
    }

    private String arguments() {
        Help help = new Help(command, Help.defaultColorScheme(Ansi.OFF));
        return help.abbreviatedSynopsis()
                .strip()
                .substring(command.qualifiedName(" ").length())
                .strip();
    }

    private void commands() {
        List<CommandSpec> verbs = visibleCommands();
        if (!verbs.isEmpty()) {
            roff.section("COMMANDS");
            verbs.forEach(
                    verb -> roff.term(verb.name(), "", plain(verb.usageMessage().header())));
        }
    }

    private void positionals() {
        List<PositionalParamSpec> visible =
                command.positionalParameters().stream().filter(p -> !p.hidden()).toList();
        if (!visible.isEmpty()) {
            roff.section("ARGUMENTS");
            visible.forEach(p -> roff.term(p.paramLabel(), "", plain(p.description())));
        }
    }

    private void options() {
        List<OptionSpec> visible =
                command.options().stream().filter(o -> !o.hidden()).toList();
        List<OptionSpec> own = visible.stream().filter(o -> !o.inherited()).toList();
        List<OptionSpec> global = visible.stream().filter(ArgSpec::inherited).toList();
        if (!visible.isEmpty()) {
            roff.section("OPTIONS");
        }
        Map<String, List<OptionSpec>> groups = HelpLayout.groups(command);
        own.stream()
                .filter(o -> groups.values().stream().noneMatch(group -> group.contains(o)))
                .forEach(this::option);
        groups.forEach((heading, options) -> {
            roff.subsection(heading);
            options.forEach(this::option);
        });
        if (!global.isEmpty()) {
            roff.subsection("Global options");
            global.forEach(this::option);
        }
    }

    private void option(OptionSpec option) {
        String names = String.join(", ", option.names());
        if (option.negatable()) {
            names = names.replace("--", "--[no-]");
        }
        String label = option.paramLabel();
        if (option.arity().max() == 0) {
            roff.term(names, "", plain(option.description()));
        } else if (option.arity().min() == 0) {
            roff.term(names + "[=" + label + "]", "", plain(option.description()));
        } else {
            roff.term(names, label, plain(option.description()));
        }
    }

    private void exitStatus() {
        roff.section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            roff.term(Integer.toString(code.code()), "", List.of(code.meaning()));
        }
    }

    private void environment() {
        if (command.parent() == null) {
            roff.section("ENVIRONMENT");
            ENVIRONMENT.forEach((name, meaning) -> roff.term(name, "", List.of(meaning)));
        }
    }

    private void examples() {
        List<String> lines = plain(command.usageMessage().footer());
        if (!lines.isEmpty()) {
            roff.section("EXAMPLES")
                    .verbatim(List.of(String.join("\n", lines).stripIndent().split("\n", -1)));
        }
    }

    private void seeAlso() {
        List<String> pages = new ArrayList<>();
        for (CommandSpec above = command.parent(); above != null; above = above.parent()) {
            pages.add(0, name(above));
        }
        visibleCommands().forEach(verb -> pages.add(name(verb)));
        if (command.parent() == null) {
            Concept.names().forEach(concept -> pages.add("kafkactl-" + concept));
        }
        if (!pages.isEmpty()) {
            roff.section("SEE ALSO").references(pages);
        }
    }

    private List<CommandSpec> visibleCommands() {
        return command.subcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(c -> !c.usageMessage().hidden())
                .toList();
    }

    /** Text as help shows it without a terminal: picocli's markup is gone, and its %n is a line break. */
    private static List<String> plain(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> text.replace("%n", "\n").replace("%%", "%"))
                .map(text -> Ansi.OFF.new Text(text).plainString())
                .flatMap(text -> text.isEmpty() ? List.of("").stream() : text.lines())
                .toList();
    }

    static String uncapitalised(String header) {
        String sentence = header.endsWith(".") ? header.substring(0, header.length() - 1) : header;
        boolean acronym = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
        return sentence.isEmpty() || acronym
                ? sentence
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
