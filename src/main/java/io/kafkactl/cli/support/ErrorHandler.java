package io.kafkactl.cli.support;

import io.kafkactl.client.UnansweredException;
import io.kafkactl.config.Masking;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.output.ErrorLine;
import io.kafkactl.output.OutputFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where exceptions become text and exit codes. */
public final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int STACK_TRACE_VERBOSITY = 2;

    private static final Pattern ENUM_VALUES = Pattern.compile("expected one of \\[[^\\]]+\\]");

    private static final Pattern TYPED_VALUE = Pattern.compile("but was '([^']*)'");

    private final CliContext context;
    private final GlobalOptions options;

    public ErrorHandler(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    /** Called once the command line is parsed, before the command runs. */
    public void expect(ParseResult parsed) {
        options.machineOutput = wantsMachine(parsed.originalArgs());
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (ClosedPipe.isCause(thrown)) {
            return ExitCode.OK.code();
        }
        KafkactlException failure = failure(thrown);
        report(failure, ErrorHandler.wantsMachine(parsed.originalArgs()));
        if (options.verbosity() >= STACK_TRACE_VERBOSITY) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            context.err().print(Masking.hide(trace.toString()));
        }
        context.err().flush();
        return failure.exitCode().code();
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        CommandLine command = thrown.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message = usageMessage(thrown, command);
        String hint = suggestion(thrown, command);
        report(
                KafkactlException.usage(
                        message, (hint == null ? "" : "did you mean '" + hint + "'? ") + "see '" + name + " --help'"),
                wantsMachine(List.of(args)));
        context.err().flush();
        return ExitCode.USAGE.code();
    }

    /** picocli's words on one line, and in ours where its own mislead. */
    private static String usageMessage(ParameterException thrown, CommandLine command) {
        String message = String.valueOf(thrown.getMessage()).replaceAll("\\R", " ");
        if (!message.isEmpty() && Character.isUpperCase(message.charAt(0))) {
            message = Character.toLowerCase(message.charAt(0)) + message.substring(1);
        }
        message = message.replace(" (case-insensitive)", "");
        if (thrown instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().get(0);
            if (message.startsWith("unknown options:")) {
                // What follows the first may well be its value.
                message = "unknown option: '" + first + "'";
            } else if (!first.startsWith("-") && !command.getSubcommands().isEmpty()) {
                message = "unknown command: '" + first + "'";
            }
        }
        return ENUM_VALUES.matcher(message).replaceFirst(found -> Matcher.quoteReplacement(values(thrown, found)));
    }

    /** As help lists them; picocli's message has the names of the constants, too. */
    private static String values(ParameterException thrown, MatchResult found) {
        ArgSpec argument = thrown.getArgSpec();
        return argument == null || argument.completionCandidates() == null
                ? found.group().toLowerCase(Locale.ROOT)
                : "expected one of ["
                        + String.join(", ", argument.completionCandidates()).toLowerCase(Locale.ROOT) + "]";
    }

    private static @Nullable String suggestion(ParameterException thrown, CommandLine command) {
        if (!(thrown instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return similarValue(thrown);
        }
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            if (!word.startsWith("--")) {
                // Any letter resembles any other.
                return null;
            }
            List<String> options = command.getCommandSpec().options().stream()
                    .flatMap(o -> List.of(o.names()).stream())
                    .toList();
            return SimilarName.of(word, options).orElse(null);
        }
        return SimilarName.of(word, command.getSubcommands().keySet()).orElse(null);
    }

    /** For one of several words that an option takes. */
    private static @Nullable String similarValue(ParameterException thrown) {
        Matcher typed = TYPED_VALUE.matcher(String.valueOf(thrown.getMessage()));
        ArgSpec argument = thrown.getArgSpec();
        if (argument == null || argument.completionCandidates() == null || !typed.find()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        argument.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return SimilarName.of(typed.group(1), words).orElse(null);
    }

    private void report(KafkactlException failure, boolean json) {
        PrintWriter err = context.err();
        err.println(json ? ErrorLine.json(failure) : ErrorLine.text(failure, options.theme(context)));
    }

    private static KafkactlException failure(Exception thrown) {
        if (thrown instanceof UnansweredException silence) {
            return silence.explained();
        }
        return thrown instanceof KafkactlException known ? known : unexpected(thrown);
    }

    private static KafkactlException unexpected(Exception thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        if (cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
            // Their message may be nothing but the name of the file.
            return KafkactlException.failure("IO", "input or output failed: " + cause, thrown);
        }
        if (cause instanceof IOException) {
            return KafkactlException.failure("IO", "input or output failed: " + cause.getMessage(), thrown);
        }
        return new KafkactlException(
                ExitCode.FAILURE,
                "UNEXPECTED",
                "unexpected " + thrown.toString().strip().replaceAll("\\s+", " "),
                "this looks like a bug in kafkactl; run again with -vv and report what it prints",
                thrown);
    }

    /** Read from the arguments themselves, because a parse error leaves no parsed options. */
    private static boolean wantsMachine(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String value = switch (args.get(i)) {
                case "-o", "--output" -> i + 1 < args.size() ? args.get(i + 1) : "";
                default -> args.get(i).replaceFirst("^(-o=?|--output=)", "");
            };
            boolean option = args.get(i).startsWith("-o") || args.get(i).startsWith("--output");
            if (option
                    && Arrays.stream(OutputFormat.values())
                            .anyMatch(format ->
                                    format.isMachine() && format.name().equalsIgnoreCase(value))) {
                return true;
            }
        }
        return false;
    }
}
