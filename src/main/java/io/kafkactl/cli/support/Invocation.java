package io.kafkactl.cli.support;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.HouseRules;
import io.kafkactl.config.Masking;
import io.kafkactl.config.ResolvedConnection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.output.ErrorLine;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.Printer;
import io.kafkactl.output.Progress;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.Theme;
import io.kafkactl.output.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a running command is given: the connection it asked for, its output, and a voice on stderr. */
public final class Invocation {
    private static final int CLIENT_LOG_VERBOSITY = 2;

    private final CliContext context;
    private final GlobalOptions options;
    private final CommandRunner commands;
    private @Nullable ConnectionSettings settings;
    private @Nullable String preferredContext;
    private volatile Progress progress = Progress.none();

    /** Commands that show other commands at work run them through {@code commands}. */
    public Invocation(CliContext context, GlobalOptions options, CommandRunner commands) {
        this.context = context;
        this.options = options;
        this.commands = commands;
    }

    /** Runs another command line in a context, with the same streams; returns its exit code. */
    public int run(String contextName, String... command) {
        List<String> args = new ArrayList<>(List.of("-c", contextName));
        if (options.quiet()) {
            args.add("-q");
        }
        args.addAll(List.of(command));
        return commands.run(context, args.toArray(String[]::new));
    }

    /** For a command that runs others, each in a world of its own. */
    public CommandRunner commands() {
        return commands;
    }

    /** The global options as they were given. */
    public GlobalOptions options() {
        return options;
    }

    /** Runs another command line with the same streams; returns its exit code. */
    public int again(String... args) {
        return commands.run(context, args);
    }

    /** Connects to a named context, whatever the command line says. */
    public Connection connect(String contextName) {
        return context.connections()
                .open(new ConnectionResolver(env())
                        .resolve(new ConnectionRequest(contextName, null, null, null, Map.of(), options.timeout())));
    }

    public CliContext context() {
        return context;
    }

    /** The environment, with the contexts file that the command line names. */
    public Map<String, String> env() {
        return options.environment(context.env());
    }

    /** The contexts at hand. */
    public ContextStore contexts() {
        return new ContextStore(env());
    }

    /** In UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
    }

    /** Uses a context where the command line names neither context nor brokers; before anything is connected. */
    public void preferContext(String name) {
        preferredContext = name;
    }

    /** What the command line itself says about where to connect. */
    public ConnectionRequest request() {
        ConnectionRequest given = options.request();
        boolean chosen = given.context() != null || given.bootstrapServers() != null;
        return chosen || preferredContext == null ? given : given.in(preferredContext);
    }

    /** Resolved once; {@code -v} shows the outcome. */
    public ConnectionSettings settings() {
        ConnectionSettings known = settings;
        if (known == null) {
            ResolvedConnection resolved = new ConnectionResolver(env()).explain(request());
            known = resolved.settings();
            settings = known;
            resolved.warnings().forEach(this::warn);
            if (verbosity() > 0) {
                showEffective(known);
            }
        }
        return known;
    }

    private void showEffective(ConnectionSettings effective) {
        say("connecting to " + addresses(effective)
                + (effective.contextName() == null ? ", no context" : ", context " + effective.contextName()));
        Masking.mask(effective.properties()).forEach((key, value) -> say("  " + key + "=" + value));
    }

    private static String addresses(ConnectionSettings effective) {
        List<String> shown = new ArrayList<>();
        if (!effective.bootstrapServers().isEmpty()) {
            shown.add(effective.bootstrapServers());
        }
        if (!effective.schemaRegistry().isEmpty()) {
            shown.add("schema registry "
                    + effective.schemaRegistry().stream().map(Masking::url).collect(Collectors.joining(",")));
        }
        return String.join(", ", shown);
    }

    /** The rules for topics that hold here; known without a cluster to connect to. */
    public HouseRules rules() {
        return new ConnectionResolver(env()).rules(request());
    }

    /** For a command that needs the schema registry and no broker; exit 2 when nothing says where the registry is. */
    public Connection connectToRegistry() {
        ConnectionSettings registry = new ConnectionResolver(env()).resolveRegistry(request());
        if (verbosity() > 0) {
            showEffective(registry);
        }
        return context.connections().open(registry);
    }

    public Connection connect() {
        return context.connections().open(settings());
    }

    /** Prints rows that were all read without error. */
    public <T> ExitCode print(OutputFormat format, RowModel<T> model, List<T> rows) {
        return print(format, model, rows, List.of());
    }

    /** Prints rows, and the items that failed; the result is the exit code of the items. */
    public <T> ExitCode print(OutputFormat format, RowModel<T> model, List<T> rows, List<ItemError> errors) {
        boolean onlyErrors = rows.isEmpty() && !errors.isEmpty();
        if (format.isMachine() || !onlyErrors) {
            printer(format).print(model, rows, errors);
        }
        if (!format.isDocument()) {
            report(format, errors);
        }
        return itemsCode(rows.size(), errors);
    }

    /** Writes to stdout, and fits tables into a terminal. */
    public Printer printer(OutputFormat format) {
        return new Printer(format, context.out(), room(format));
    }

    /** The same for what is collected first and goes to stdout later. */
    public Printer printer(OutputFormat format, OutputStream content) {
        return new Printer(format, content, room(format));
    }

    /** Nothing is cut but on a terminal. */
    private int room(OutputFormat format) {
        return format.isTable() && context.terminals().out() ? TerminalWidth.columns(context.env()) : 0;
    }

    /** Reports failed items beside {@code succeeded} others, as text on stderr. */
    public ExitCode reportErrors(List<ItemError> errors, int succeeded) {
        return reportErrors(OutputFormat.TABLE, errors, succeeded);
    }

    /** Reports failed items beside {@code succeeded} others on stderr, as befits what stands on stdout. */
    public ExitCode reportErrors(OutputFormat format, List<ItemError> errors, int succeeded) {
        report(format, errors);
        return itemsCode(succeeded, errors);
    }

    /** Returns when there are none, else ends with all of them reported and the exit code of the last. */
    public void requireNone(List<ItemError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        int last = errors.size() - 1;
        report(options.machineOutput ? OutputFormat.JSONL : OutputFormat.TABLE, errors.subList(0, last));
        throw errors.get(last).failure();
    }

    private void report(OutputFormat format, List<ItemError> errors) {
        errors.forEach(e -> context.err().println(format.isMachine() ? ErrorLine.json(e) : ErrorLine.text(e, theme())));
    }

    private static ExitCode itemsCode(int succeeded, List<ItemError> errors) {
        if (errors.isEmpty()) {
            return ExitCode.OK;
        }
        return succeeded == 0
                ? ExitCode.ofItems(errors.stream().map(ItemError::exitCode).toList())
                : ExitCode.FAILURE;
    }

    /** An empty line between two tables of one answer. */
    public void printGap() {
        try {
            context.out().write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A notice for people, a JSON line beside JSON output; silent under {@code -q}. */
    public void note(String text) {
        if (!options.quiet()) {
            line("notice", text, text);
        }
    }

    /** A line for people that is part of a dialogue or an asked-for report; shown even under {@code -q}. */
    public void say(String text) {
        progress.aside(() -> {
            context.err().println(text);
            context.err().flush();
        });
    }

    /** A warning; shown even under {@code -q}. */
    public void warn(String text) {
        line("warning", text, theme().warning("warning:") + " " + text);
    }

    /** Something that was decided for the user and that even {@code -q} must not hide. */
    public void notice(String text) {
        line("notice", text, "notice: " + text);
    }

    private void line(String level, String text, String forPeople) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("level", level);
        fields.put("message", text.strip());
        say(Masking.hide(options.machineOutput ? Printer.line(fields) : forPeople));
    }

    /** The colours that the user's terminal and wishes allow on stderr. */
    public Theme theme() {
        return options.theme(context);
    }

    /** The colours that the user's terminal and wishes allow on stdout. */
    public Theme outTheme() {
        return new Theme(options.color().isOn(context.terminals().out(), context.env()));
    }

    /** Shows how far work is that may take more than a second; to be closed before anything is asked or printed. */
    public Progress progress(Work work) {
        return progress(work, !options.machineOutput);
    }

    /** The same while results are put together that another program may be waiting for, with the screen in its hands. */
    public Progress readingProgress(Work work) {
        return progress(work, !options.machineOutput && !context.terminals().piped());
    }

    /** The same while records go to a file, in whatever format; with records on the screen there is nothing more to show. */
    public Progress writingProgress(Work work, boolean toStdout) {
        return progress(
                work,
                !toStdout || !(context.terminals().out() || context.terminals().piped()));
    }

    /** Where a line belongs that moves: on a terminal's stderr, unless it is to be quiet or the clients' log. */
    private Progress progress(Work work, boolean fits) {
        boolean shows = fits && context.terminals().err() && !options.quiet() && verbosity() < CLIENT_LOG_VERBOSITY;
        progress =
                shows ? Progress.of(work, context.err(), () -> TerminalWidth.columns(context.env())) : Progress.none();
        return progress;
    }

    /** How many {@code -v} were given. */
    public int verbosity() {
        return options.verbosity();
    }
}
