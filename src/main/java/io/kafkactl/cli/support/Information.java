package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.output.DocumentSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is asked of a command in place of running it: its help, its version, the schema of its JSON. */
public final class Information {
    private Information() {}

    /**
     * Writes it to stdout; false when the command is to run. The library would write it too, but to a stream that hides
     * errors, and would show help for a word that is no command.
     */
    public static boolean answers(ParseResult parsed, CliContext context) {
        ParseResult last = parsed;
        boolean acls = last.hasMatchedOption(CommandAcls.OPTION);
        while (last.subcommand() != null && !last.isUsageHelpRequested()) {
            last = last.subcommand();
            acls |= last.hasMatchedOption(CommandAcls.OPTION);
        }
        String answer = acls && !last.isUsageHelpRequested() ? CommandAcls.explain(last) : answer(last);
        if (answer == null) {
            return false;
        }
        try {
            context.out().write(answer.getBytes(UTF_8));
            context.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static @Nullable String answer(ParseResult asked) {
        CommandLine command = asked.commandSpec().commandLine();
        if (asked.isUsageHelpRequested()) {
            boolean mistyped =
                    !asked.unmatched().isEmpty() && !command.getSubcommands().isEmpty();
            if (mistyped) {
                throw new UnmatchedArgumentException(command, asked.unmatched());
            }
            return command.getUsageMessage(command.getColorScheme());
        }
        if (asked.hasMatchedOption(SchemaOption.NAME) && asked.commandSpec().userObject() instanceof JsonRows rows) {
            return DocumentSchema.of(asked.commandSpec().qualifiedName(), rows.documents());
        }
        if (asked.isVersionHelpRequested()) {
            StringWriter version = new StringWriter();
            command.printVersionHelp(
                    new PrintWriter(version, true), command.getColorScheme().ansi());
            return version.toString();
        }
        return null;
    }
}
