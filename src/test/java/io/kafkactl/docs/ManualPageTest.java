package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

class ManualPageTest {
    @Command(
            name = "tool",
            header = "Do things.",
            subcommands = {Noun.class, Hidden.class})
    static class Root {
        @Option(
                names = {"-c", "--context"},
                paramLabel = "NAME",
                scope = ScopeType.INHERIT,
                description = "Where.")
        String context = "";
    }

    @Command(name = "noun", header = "Work with nouns.", subcommands = Verb.class)
    static class Noun {}

    @Command(name = "secret", hidden = true)
    static class Hidden {}

    @Command(
            name = "verb",
            header = "JSON and \\ 'all' that.",
            description = {
                ".starts with a dot, and 100 %% of it",
                "Codes:%n  'a'   first%n  .b    second",
                "@|bold Last|@."
            },
            footer = {"  $ tool noun verb --watch=5s", "", "  'quoted' \\n line"})
    static class Verb {
        @Parameters(paramLabel = "ITEM", arity = "1..*", description = "What, such as gr\u00fcn.")
        String[] items = {};

        @Option(
                names = {"-w", "--watch"},
                arity = "0..1",
                paramLabel = "DURATION",
                description = "Again and again.")
        Duration watch = Duration.ZERO;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "10",
                description = {"At most.", "Default: ${DEFAULT-VALUE}."})
        int limit;

        @Option(names = "--internal", hidden = true, description = "Not shown.")
        boolean internal;
    }

    @TempDir
    Path folder;

    @Test
    void hasAPageForEachVisibleCommand() throws IOException {
        assertThat(pages().keySet())
                .containsExactly(Path.of("man/tool-noun-verb.1"), Path.of("man/tool-noun.1"), Path.of("man/tool.1"));
    }

    @Test
    void showsOwnOptionsThenGlobalOnes() throws IOException {
        assertThat(page("tool-noun-verb"))
                .containsSubsequence(
                        ".SH \"NAME\"\ntool\\-noun\\-verb \\- JSON and \\e \\(aqall\\(aq that\n",
                        ".SH \"SYNOPSIS\"\n\\fBtool noun verb\\fR [OPTIONS] ITEM...\n",
                        ".SH \"DESCRIPTION\"\n\\&.starts with a dot, and 100 % of it\n.PP\nCodes:\n.nf\n  \\(aqa\\(aq   first\n",
                        ".PP\nLast.\n",
                        ".SH \"ARGUMENTS\"\n.TP\n\\fBITEM\\fR\nWhat, such as gr\\[u00FC]n.\n",
                        ".SH \"OPTIONS\"\n.TP\n\\fB\\-w, \\-\\-watch[=DURATION]\\fR\nAgain and again.\n",
                        "\\fB\\-\\-limit\\fR \\fIN\\fR\nAt most.\n.br\nDefault: 10.\n",
                        ".SS \"Global options\"\n.TP\n\\fB\\-c, \\-\\-context\\fR \\fINAME\\fR\nWhere.\n",
                        ".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\n",
                        ".SH \"EXAMPLES\"\n.nf\n$ tool noun verb \\-\\-watch=5s\n\n\\&\\(aqquoted\\(aq \\en line\n.fi\n",
                        ".SH \"SEE ALSO\"\n.BR tool (1),\n.BR tool\\-noun (1)\n")
                .doesNotContain("internal");
    }

    @Test
    void listsExitCodesOnEachPage() throws IOException {
        for (String page : pages().values()) {
            for (ExitCode code : ExitCode.values()) {
                assertThat(page).contains(".TP\n\\fB" + code.code() + "\\fR\n" + Roff.escape(code.meaning()) + "\n");
            }
        }
    }

    @Test
    void namesItsCommandsButNoHiddenOne() throws IOException {
        assertThat(page("tool"))
                .contains(".SH \"COMMANDS\"\n.TP\n\\fBnoun\\fR\nWork with nouns.\n", ".SH \"ENVIRONMENT\"")
                .doesNotContain("secret");
        assertThat(page("tool-noun")).contains("\\fBverb\\fR").doesNotContain(".SH \"ENVIRONMENT\"");
    }

    @Test
    void passesTheFormattersOwnCheck() throws Exception {
        assumeTrue(Shell.has("mandoc"));
        for (Map.Entry<Path, String> page : pages().entrySet()) {
            Path file = Files.writeString(folder.resolve(page.getKey().getFileName()), page.getValue());
            Shell.Outcome outcome = Shell.bare()
                    .env("PATH", "/usr/local/bin:/usr/bin:/bin")
                    .run("mandoc", "-T", "lint", "-W", "warning", file);
            assertThat(outcome.out() + outcome.err()).isEmpty();
        }
    }

    private static String page(String name) throws IOException {
        return pages().getOrDefault(Path.of("man", name + ".1"), "");
    }

    private static Map<Path, String> pages() throws IOException {
        return GeneratedFiles.manualPages(new CommandLine(new Root()).getCommandSpec());
    }
}
