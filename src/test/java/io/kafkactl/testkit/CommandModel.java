package io.kafkactl.testkit;

import io.kafkactl.cli.Kafkactl;
import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.error.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The whole command tree as a model, for tests about what the commands say of themselves. */
public final class CommandModel {
    private CommandModel() {}

    public static CommandSpec root() {
        return Kafkactl.commandLine(new CliContext(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintWriter(Writer.nullWriter()),
                        Terminals.NONE,
                        Map.of(),
                        Clock.systemUTC(),
                        new Cancellation(),
                        KafkaConnection::new))
                .getCommandSpec();
    }

    /** The command and all below it, without those that help does not show. */
    public static Stream<CommandSpec> visible(CommandSpec command) {
        if (command.usageMessage().hidden()) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .distinct()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(CommandModel::visible));
    }
}
