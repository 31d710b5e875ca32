package io.kafkactl.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.GlobalOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.KeptConnections;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.ErrorLine;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one line after the other with the same clients and the same global options. */
final class ShellSession implements AutoCloseable {
    private static final String PROGRAM = "kafkactl";
    private static final int BUFFER = 1 << 16;

    /** After these an open client may be the reason, and another one is cheap. */
    private static final Set<Integer> DOUBTFUL =
            Set.of(ExitCode.FAILURE.code(), ExitCode.UNREACHABLE.code(), ExitCode.DENIED.code());

    private final Invocation invocation;
    private final CliContext outside;
    private final Function<Cancellation, InputStream> input;
    private final KeptConnections connections;
    private final Builtins builtins = new Builtins(this);
    private volatile GlobalOptions options;
    private volatile @Nullable RunningCommand running;
    private volatile boolean piped;
    private volatile boolean ended;
    private volatile int exitCode;

    /**
     * @param input what a command of the session reads as its stdin
     */
    ShellSession(Invocation invocation, Function<Cancellation, InputStream> input) {
        this.invocation = invocation;
        this.outside = invocation.context();
        this.input = input;
        this.connections = new KeptConnections(outside.connections());
        this.options = invocation.options();
    }

    /** What the commands of the session take as given. */
    GlobalOptions options() {
        return options;
    }

    CliContext outside() {
        return outside;
    }

    /** The exit code of the last command. */
    int exitCode() {
        return exitCode;
    }

    /** True when no further line is to be run. */
    boolean isEnded() {
        return ended || outside.cancellation().isCancelled();
    }

    void end() {
        ended = true;
    }

    /** From now on commands go to another context. */
    void enter(String context) {
        options = options.inContext(context);
        connections.close();
    }

    /** Runs a whole line and reports what comes of it; false when there is nothing in it to run. */
    boolean run(String text) {
        try {
            ShellLine line = LineScanner.scan(text);
            if (line.incomplete()) {
                throw KafkactlException.usage("the line ends within a quote, or before a command", null);
            }
            if (line.isEmpty()) {
                return false;
            }
            exitCode = run(line);
        } catch (KafkactlException e) {
            exitCode = report(e);
        }
        if (DOUBTFUL.contains(exitCode)) {
            connections.close();
        }
        return true;
    }

    private int run(ShellLine line) {
        RunningCommand command = new RunningCommand(cancellation -> execute(line, cancellation), invocation::say);
        piped = line.pipe() != null;
        running = command;
        command.start();
        Cancellation.Registration stop = outside.cancellation().onCancel(command::stop);
        try {
            return command.await();
        } catch (CompletionException e) {
            return report(KafkactlException.failure("UNEXPECTED", "unexpected " + e.getCause(), e));
        } finally {
            stop.close();
            running = null;
            ended |= command.isAbandoned();
            outside.err().flush();
        }
    }

    /** The user pressed Ctrl-C while a command may be at work. */
    void interrupt() {
        RunningCommand command = running;
        if (command == null) {
            return;
        }
        if (!piped) {
            // Behind the ^C that the terminal shows; a pager draws its own screen.
            invocation.say("");
        }
        command.interrupt();
    }

    private int execute(ShellLine line, Cancellation cancellation) {
        List<String> words = withoutProgram(line.words());
        try {
            if (words.isEmpty()) {
                throw KafkactlException.usage("no command", "help shows what there is");
            }
            if (line.pipe() != null) {
                return pipe(words, line.pipe(), cancellation);
            }
            return line.output() == null
                    ? command(words, world(outside.out(), outside.terminals(), cancellation))
                    : redirect(words, line.output(), cancellation);
        } catch (KafkactlException e) {
            return report(e);
        }
    }

    /** The system's command speaks only where ours has nothing to complain about. */
    private int pipe(List<String> words, String commands, Cancellation cancellation) {
        try (SystemPipe pipe = SystemPipe.to(commands)) {
            int own = command(words, world(pipe.stream(), elsewhere(true), cancellation));
            int theirs = pipe.end();
            return own == 0 ? theirs : own;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED.code();
        }
    }

    private int redirect(List<String> words, ShellLine.Output target, Cancellation cancellation) {
        StandardOpenOption mode = target.append() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (OutputStream file = new BufferedOutputStream(
                Files.newOutputStream(
                        Path.of(target.file()), StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode),
                BUFFER)) {
            return command(words, world(file, elsewhere(false), cancellation));
        } catch (NoSuchFileException e) {
            throw KafkactlException.failure("IO", "cannot write " + target.file() + ": no such folder", e);
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot write " + target.file() + ": " + e, e);
        }
    }

    private int command(List<String> words, CliContext world) {
        return builtins.knows(words.get(0))
                ? builtins.run(words, world)
                : invocation.commands().run(world, words.toArray(String[]::new));
    }

    /** What a command of the session is given, with an output of its own. */
    private CliContext world(OutputStream out, Terminals terminals, Cancellation cancellation) {
        return new CliContext(
                input.apply(cancellation),
                out,
                outside.err(),
                terminals,
                outside.env(),
                outside.clock(),
                cancellation,
                connections.during(cancellation),
                options);
    }

    /** For a command whose output does not go to the terminal. */
    private Terminals elsewhere(boolean piped) {
        return new Terminals(
                outside.terminals().in(), false, outside.terminals().err(), piped);
    }

    /** Runs one of our own commands inside another. */
    int run(CliContext world, String... words) {
        return invocation.commands().run(world, words);
    }

    /**
     * What may stand in place of the last of the words, as the scripts of the system's shells read it; in about a second at
     * most, and empty when it cannot be told.
     */
    List<String> suggestions(List<String> words) {
        List<String> own = withoutProgram(words);
        Stream<String> ours = own.size() == 1 ? builtins.suggestions(own.get(0)) : Stream.empty();
        return Stream.concat(ours, commandSuggestions(Builtins.asked(own)).filter(Builtins::isOffered))
                .toList();
    }

    private Stream<String> commandSuggestions(List<String> words) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        String[] question =
                Stream.concat(Stream.of("__complete"), words.stream()).toArray(String[]::new);
        run(world(lines, elsewhere(false), new Cancellation()), question);
        return lines.toString(UTF_8).lines();
    }

    private static List<String> withoutProgram(List<String> words) {
        boolean named = words.size() > 1 && words.get(0).equals(PROGRAM);
        return named ? words.subList(1, words.size()) : words;
    }

    int report(KafkactlException failure) {
        outside.err().println(ErrorLine.text(failure, invocation.theme()));
        outside.err().flush();
        return failure.exitCode().code();
    }

    @Override
    public void close() {
        connections.close();
    }
}
