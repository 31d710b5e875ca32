package io.kafkactl.cli;

import io.kafkactl.cli.acl.AclCommand;
import io.kafkactl.cli.cluster.ClusterCommand;
import io.kafkactl.cli.completion.Completion;
import io.kafkactl.cli.completion.CompletionCommand;
import io.kafkactl.cli.consume.ConsumeCommand;
import io.kafkactl.cli.context.ContextCommand;
import io.kafkactl.cli.dlq.DlqCommand;
import io.kafkactl.cli.group.GroupCommand;
import io.kafkactl.cli.help.HelpCommand;
import io.kafkactl.cli.lag.LagCommand;
import io.kafkactl.cli.produce.ProduceCommand;
import io.kafkactl.cli.quota.QuotaCommand;
import io.kafkactl.cli.sandbox.SandboxCommand;
import io.kafkactl.cli.schema.SchemaCommand;
import io.kafkactl.cli.shell.ShellCommand;
import io.kafkactl.cli.support.Arguments;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.CommandFactory;
import io.kafkactl.cli.support.CommandTree;
import io.kafkactl.cli.support.ErrorHandler;
import io.kafkactl.cli.support.GlobalOptions;
import io.kafkactl.cli.support.HelpLayout;
import io.kafkactl.cli.support.Information;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.Logging;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.cli.topic.TopicCommand;
import io.kafkactl.cli.user.UserCommand;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.HeapExhausted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** Root command: the list of nouns, and the help layout that all commands inherit. */
public final class Kafkactl {
    /** A word of the first level; {@code verbless} ones take their names directly, {@code header} spares reading the class. */
    private record Noun(String name, String plural, Class<?> command, boolean verbless, String header) {}

    private static final List<Noun> NOUNS = List.of(
            new Noun("topic", "topics", TopicCommand.class, false, TopicCommand.HEADER),
            new Noun("produce", "produce", ProduceCommand.class, true, ProduceCommand.HEADER),
            new Noun("consume", "consume", ConsumeCommand.class, true, ConsumeCommand.HEADER),
            new Noun("lag", "lags", LagCommand.class, true, LagCommand.HEADER),
            new Noun("group", "groups", GroupCommand.class, false, GroupCommand.HEADER),
            new Noun("schema", "schemas", SchemaCommand.class, false, SchemaCommand.HEADER),
            new Noun("dlq", "dlqs", DlqCommand.class, false, DlqCommand.HEADER),
            new Noun("cluster", "clusters", ClusterCommand.class, false, ClusterCommand.HEADER),
            new Noun("acl", "acls", AclCommand.class, false, AclCommand.HEADER),
            new Noun("user", "users", UserCommand.class, false, UserCommand.HEADER),
            new Noun("quota", "quotas", QuotaCommand.class, false, QuotaCommand.HEADER),
            new Noun("context", "contexts", ContextCommand.class, false, ContextCommand.HEADER),
            new Noun("sandbox", "sandboxes", SandboxCommand.class, false, SandboxCommand.HEADER),
            new Noun("shell", "shells", ShellCommand.class, true, ShellCommand.HEADER),
            new Noun("completion", "completions", CompletionCommand.class, true, CompletionCommand.HEADER),
            new Noun("help", "help", HelpCommand.class, true, HelpCommand.HEADER));

    private Kafkactl() {}

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

    /** Registers whole only the nouns that occur among the arguments; the others are there for help and suggestions. */
    private static CommandLine commandLine(CliContext context, Predicate<String> mentioned) {
        GlobalOptions global = new GlobalOptions(context.session());
        CommandFactory factory = new CommandFactory(new Invocation(context, global, Kafkactl::run));
        CommandTree tree = new CommandTree(factory, mentioned);
        CommandLine root = new CommandLine(rootCommand(global), factory);
        for (Noun noun : NOUNS) {
            root.addSubcommand(
                    noun.name(),
                    mentioned.test(noun.name())
                            ? tree.read(noun.command())
                            : CommandTree.summary(noun.name(), noun.header()));
        }
        // Not earlier: each subcommand would ask for the text.
        root.getCommandSpec().versionProvider(new VersionText());
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
            // Who stopped a command whose reader takes no more does not want to wait for that reader.
            if (!context.cancellation().isCancelled()) {
                context.out().flush();
            }
            return code;
        } catch (IOException | UncheckedIOException e) {
            // A command that failed has said why.
            return code == ExitCode.FAILURE.code()
                    ? code
                    : errors.handleExecutionException(e, parsed.commandSpec().commandLine(), parsed);
        } catch (OutOfMemoryError e) {
            // Left to the JVM, it would be a stack trace, and no end while other threads live.
            return errors.handleExecutionException(
                    HeapExhausted.failure("a file or an answer is", e),
                    parsed.commandSpec().commandLine(),
                    parsed);
        }
    }

    private static CommandSpec rootCommand(GlobalOptions global) {
        CommandSpec root = CommandSpec.create().name("kafkactl").scopeType(ScopeType.INHERIT);
        global.addTo(root);
        root.addOption(OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Show the versions of kafkactl, Java and kafka-clients.")
                .build());
        root.usageMessage()
                .autoWidth(true)
                .header("Operate Apache Kafka: topics, records, consumer groups, dead letters.")
                .description("Data goes to stdout, all else to stderr; scripts can rely on the exit code. What "
                        + "destroys asks first.")
                .footer(
                        "  kafkactl sandbox demo",
                        "  kafkactl -b localhost:9092 topic list",
                        "  kafkactl -c prod dlq list -o json")
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading("%nExamples:%n")
                .abbreviateSynopsis(true)
                .sortOptions(false);
        return root;
    }
}
