package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CommandModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command explains itself: a header, a description, examples, and a word on each argument. */
class CommandTextTest {
    /** The lines of a screen. */
    private static final int SCREEN = 40;

    static Stream<CommandSpec> commands() {
        return CommandModel.visible(CommandModel.root());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void hasAHeader(CommandSpec command) {
        assertThat(own(command, UsageMessageSpec::header)).as("header").isNotEmpty();
        assertThat(String.join(" ", command.usageMessage().header())).endsWith(".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void describesEachArgument(CommandSpec command) {
        for (ArgSpec argument : command.args()) {
            assertThat(String.join("", argument.description()))
                    .as("description of %s", argument)
                    .isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void saysMoreThanItsHeaderAndGivesAnExample(CommandSpec command) {
        if (command.subcommands().isEmpty() && command.parent() != null) {
            assertThat(own(command, UsageMessageSpec::description))
                    .as("description")
                    .isNotEmpty();
            assertThat(String.join("\n", own(command, UsageMessageSpec::footer)))
                    .as("footer")
                    .contains(command.qualifiedName());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void fitsATerminalOfEightyColumns(CommandSpec command) {
        assertThat(help(command).lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void showsItsOptionsInSectionsThatFitAScreen(CommandSpec command) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        String section = "";
        long options = 0;
        for (String line : help(command).lines().toList()) {
            section = line.endsWith(":") && !line.startsWith(" ") ? line : section;
            lines.merge(section, 1, Integer::sum);
            options += line.matches(" {1,6}-.*") && !section.equals("Examples:") ? 1 : 0;
        }
        assertThat(lines).allSatisfy((title, length) -> assertThat(length).isLessThanOrEqualTo(SCREEN));
        assertThat(options)
                .as("each option that is shown stands in a section")
                .isEqualTo(command.options().stream().filter(o -> !o.hidden()).count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void saysNothingThatPicocliSaysOfItself(CommandSpec command) {
        assertThat(help(command))
                .doesNotContain("<main class>", "@<filename>", "(default: null)", "${", "DEFAULT-VALUE", "=PARAM")
                .doesNotContain("Show this help message and exit", "Print version information");
    }

    private static String help(CommandSpec command) {
        return command.commandLine().getUsageMessage();
    }

    /** picocli breaks a line behind a percent sign, and the letter of a directive is on the next. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void noDirectiveIsTornApart(CommandSpec command) {
        assertThat(command.commandLine().getUsageMessage().lines()).noneMatch(line -> line.endsWith("%"));
    }

    /** Without what picocli hands down from the command above. */
    private static String[] own(CommandSpec command, Function<UsageMessageSpec, String[]> text) {
        String[] own = text.apply(command.usageMessage());
        CommandSpec parent = command.parent();
        return parent != null && String.join("", own).equals(String.join("", text.apply(parent.usageMessage())))
                ? new String[0]
                : own;
    }
}
