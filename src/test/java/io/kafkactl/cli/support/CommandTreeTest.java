package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.dlq.DlqCommand;
import io.kafkactl.cli.topic.TopicCommand;
import io.kafkactl.error.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {
    private final CommandFactory factory = new CommandFactory(new Invocation(
            new CliContext(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    new PrintWriter(Writer.nullWriter()),
                    Terminals.NONE,
                    Map.of(),
                    Clock.systemUTC(),
                    new Cancellation(),
                    settings -> {
                        throw new AssertionError("connected");
                    }),
            new GlobalOptions(),
            (world, words) -> 0));

    @ParameterizedTest
    @ValueSource(classes = {TopicCommand.class, DlqCommand.class})
    void readsAGroupAsPicocliDoes(Class<?> type) {
        assertSameHelp(new CommandTree(factory, word -> true).read(type), new CommandLine(type, factory));
    }

    @Test
    void aGroupListsAlsoTheVerbsThatItDidNotRead() {
        CommandLine read = new CommandTree(factory, "list"::equals).read(TopicCommand.class);
        CommandLine whole = new CommandLine(TopicCommand.class, factory);
        assertThat(read.getUsageMessage()).isEqualTo(whole.getUsageMessage());
        assertThat(verb(read, "list").getUsageMessage())
                .isEqualTo(verb(whole, "list").getUsageMessage());
        assertThat(verb(read, "create").getCommandSpec().options()).isEmpty();
    }

    private static void assertSameHelp(CommandLine read, CommandLine whole) {
        assertThat(read.getUsageMessage()).isEqualTo(whole.getUsageMessage());
        assertThat(read.getSubcommands().keySet())
                .containsExactlyElementsOf(whole.getSubcommands().keySet());
        whole.getSubcommands().forEach((name, verb) -> assertSameHelp(verb(read, name), verb));
    }

    private static CommandLine verb(CommandLine group, String name) {
        return Objects.requireNonNull(group.getSubcommands().get(name));
    }
}
