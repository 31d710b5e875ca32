package io.kafkactl.cli;

import io.kafkactl.cli.completion.Completion;
import io.kafkactl.cli.completion.CompletionCommand;
import io.kafkactl.cli.consume.ConsumeCommand;
import io.kafkactl.cli.context.ContextCommand;
import io.kafkactl.cli.dlq.DlqCommand;
import io.kafkactl.cli.group.GroupCommand;
import io.kafkactl.cli.help.HelpCommand;
import io.kafkactl.cli.lag.LagCommand;
import io.kafkactl.cli.produce.ProduceCommand;
import io.kafkactl.cli.sandbox.SandboxCommand;
import io.kafkactl.cli.schema.SchemaCommand;
import io.kafkactl.cli.shell.ShellCommand;
import io.kafkactl.cli.support.Arguments;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.CommandFactory;
import io.kafkactl.cli.support.ErrorHandler;
import io.kafkactl.cli.support.GlobalOptions;
import io.kafkactl.cli.support.HelpLayout;
import io.kafkactl.cli.support.Information;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.Logging;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.cli.topic.TopicCommand;
import io.kafkactl.error.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Root command: the list of nouns, and the help layout that all commands inherit. */
@Command(
        name = "kafkactl",
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        header = "Operate Apache Kafka: topics, records, consumer groups, dead letters.",
        description =
                "Data goes to stdout, all else to stderr; scripts can rely on the exit code. What destroys asks first.",
        footer = {
            "  kafkactl sandbox demo",
            "  kafkactl -b localhost:9092 topic list",
            "  kafkactl -c prod dlq list -o json"
        },
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        abbreviateSynopsis = true,
        sortOptions = false)
public final class Kafkactl {
    /** A word of the first level; {@code verbless} ones take their names directly. */
    private record Noun(String name, String plural, Class<?> command, boolean verbless) {
        /** What the list of commands shows of it. */
        CommandSpec summary() {
            CommandSpec summary = CommandSpec.create().name(name);
            summary.usageMessage().header(command.getAnnotation(Command.class).header());
            return summary;
        }
    }

    private static final List<Noun> NOUNS = List.of(
            new Noun("topic", "topics", TopicCommand.class, false),
            new Noun("produce", "produce", ProduceCommand.class, true),
            new Noun("consume", "consume", ConsumeCommand.class, true),
            new Noun("lag", "lags", LagCommand.class, true),
            new Noun("group", "groups", GroupCommand.class, false),
            new Noun("schema", "schemas", SchemaCommand.class, false),
            new Noun("dlq", "dlqs", DlqCommand.class, false),
            new Noun("context", "contexts", ContextCommand.class, false),
            new Noun("sandbox", "sandboxes", SandboxCommand.class, false),
            new Noun("shell", "shells", ShellCommand.class, true),
            new Noun("completion", "completions", CompletionCommand.class, true),
            new Noun("help", "help", HelpCommand.class, true));

    @Mixin
    GlobalOptions global;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of kafkactl, Java and kafka-clients.")
    boolean version;

    private Kafkactl(GlobalOptions global) {
        this.global = global;
    }

    /** Parses and runs one command line; returns the exit code. */
    public static int run(CliContext context, String... args) {
        if (args.length > 0 && args[0].equals(Completion.COMMAND)) {
            return complete(context, Arrays.copyOfRange(args, 1, args.length));
        }
        String[] rewritten = rewrite(args);
        return commandLine(context, Arrays.asList(rewritten)::contains).execute(rewritten);
    }

    private static int complete(CliContext context, String... typed) {
        String[] words = rewrite(typed);
        CommandSpec root = commandLine(context, Arrays.asList(words)::contains).getCommandSpec();
        return new Completion(context, root, List.of(words)).print(words.length == 0 ? "" : words[words.length - 1]);
    }

    private static String[] rewrite(String... args) {
        Map<String, String> spellings = NOUNS.stream().collect(Collectors.toMap(Noun::plural, Noun::name));
        Set<String> verbless =
                NOUNS.stream().filter(Noun::verbless).map(Noun::name).collect(Collectors.toSet());
        return Arguments.rewrite(args, spellings, verbless);
    }

    /** The whole command tree, for help, completion and manual pages. */
    public static CommandLine commandLine(CliContext context) {
        return commandLine(context, noun -> true);
    }

    /**
     * Registers whole only the nouns that occur among the arguments: picocli reads a class and those of its verbs by
     * reflection as soon as it is registered, which is most of what starting costs. The others are there for help and
     * suggestions.
     */
    private static CommandLine commandLine(CliContext context, Function<String, Boolean> mentioned) {
        GlobalOptions global = new GlobalOptions(context.session());
        CommandLine root = new CommandLine(
                new Kafkactl(global), new CommandFactory(new Invocation(context, global, Kafkactl::run)));
        root.getCommandSpec().versionProvider(new VersionText());
        for (Noun noun : NOUNS) {
            root.addSubcommand(noun.name(), mentioned.apply(noun.name()) ? noun.command() : noun.summary());
        }
        ErrorHandler errors = new ErrorHandler(context, global);
        HelpLayout.apply(root);
        return root.setOut(new java.io.PrintWriter(context.out(), true, java.nio.charset.StandardCharsets.UTF_8))
                .setErr(context.err())
                .setColorScheme(HelpLayout.colors(context))
                .setExpandAtFiles(false)
                // A context may have the name of a noun, as "sandbox" does.
                .setAllowSubcommandsAsOptionParameters(true)
                .setAbbreviatedOptionsAllowed(false)
                .setAbbreviatedSubcommandsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> {
                    Logging.apply(global, context.err());
                    errors.expect(parsed);
                    return answer(parsed, context, errors);
                })
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static int answer(ParseResult parsed, CliContext context, ErrorHandler errors) {
        int code = ExitCode.OK.code();
        try {
            if (!Information.answers(parsed, context)) {
                code = new CommandLine.RunLast().execute(parsed);
            }
            context.out().flush();
            return code;
        } catch (IOException | UncheckedIOException e) {
            // A command that failed has said why.
            return code == ExitCode.FAILURE.code()
                    ? code
                    : errors.handleExecutionException(e, parsed.commandSpec().commandLine(), parsed);
        }
    }
}
