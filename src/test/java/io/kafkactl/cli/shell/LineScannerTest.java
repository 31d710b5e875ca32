package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.Shell;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic list",
                "  topic\t list  ",
                "a'b c'd \"e  f\" g\\ h",
                "'' \"\"",
                "'a\\nb' \"a\\nb\" \"a\\\"b\\\\c\\`d\"",
                "\\'a\\'",
                "\"it's\" 'say \"so\"'",
                "a\\\nb c\\\n d",
                "'two\nlines'",
                "topic list # the rest says nothing '",
                "a#b \\#c '#d'",
                "-X sasl.jaas.config='a b=\"c\";'",
                "--where '.a > 3 | not'",
                "wörld ☃",
            })
    void splitsWordsAsThePosixShellDoes(String line) throws Exception {
        Shell.Outcome posix = Shell.inherited().run("sh", "-c", "printf '[%s]' " + line + "\n");
        assertThat(LineScanner.scan(line).words().stream().reduce("", (all, word) -> all + "[" + word + "]"))
                .isEqualTo(posix.out());
    }

    @Test
    void expandsNothing() {
        assertThat(LineScanner.scan("$HOME ~ *.json `x` {a,b} \"$x\"").words())
                .containsExactly("$HOME", "~", "*.json", "`x`", "{a,b}", "$x");
    }

    @Test
    void leavesWhatFollowsTheFirstBarToTheSystem() {
        ShellLine line = LineScanner.scan("consume 'a|b' -o jsonl | jq '.value > 3' | head -n 1 > $OUT");
        assertThat(line.words()).containsExactly("consume", "a|b", "-o", "jsonl");
        assertThat(line.pipe()).isEqualTo(" jq '.value > 3' | head -n 1 > $OUT");
        assertThat(line.output()).isNull();
        assertThat(line.incomplete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "topic list > a.txt, a.txt, false",
        "topic list>a.txt, a.txt, false",
        "topic list >>'a b', a b, true",
        "> a.txt topic list, a.txt, false",
        "topic > a.txt list, a.txt, false",
    })
    void knowsWhereTheOutputGoes(String text, String file, boolean append) {
        ShellLine line = LineScanner.scan(text);
        assertThat(line.words()).containsExactly("topic", "list");
        assertThat(line.output()).isEqualTo(new ShellLine.Output(file, append));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic 'li",
                "topic \"li",
                "topic \"a\\\"",
                "topic \\",
                "topic list |",
                "topic list | jq '.a",
                "a | b \\"
            })
    void knowsThatMoreMustFollow(String line) {
        assertThat(LineScanner.scan(line).incomplete()).isTrue();
        assertThat(LineScanner.isIncomplete(line)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "topic list; topic list ! ';' has no meaning in this shell",
                "a && b ! '&' has no meaning in this shell",
                "a || b ! '|' has no meaning in this shell",
                "produce x < f ! '<' has no meaning in this shell",
                "--where (.a) ! '(' has no meaning in this shell",
                "a 2> f ! only stdout can be redirected",
                "a 2>&1 ! only stdout can be redirected",
                "a > f > g ! the output is redirected twice",
                "a > f | b ! the output goes either into a file or into a pipe",
                "a > ! no file after '>'",
                "a > | b ! the output goes either into a file or into a pipe",
            })
    void refusesWhatOtherShellsWouldDo(String line, String message) {
        assertThatThrownBy(() -> LineScanner.scan(line)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.message()).isEqualTo(message);
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        });
        assertThat(LineScanner.isIncomplete(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# nothing", "\n"})
    void mayHoldNothing(String line) {
        assertThat(LineScanner.scan(line).isEmpty()).isTrue();
    }

    @Test
    void tellsTheWordThatIsBeingTyped() {
        assertUnfinished("topic de", List.of("topic", "de"), 6);
        assertUnfinished("topic ", List.of("topic", ""), 6);
        assertUnfinished("", List.of(""), 0);
        assertUnfinished("topic 'a b", List.of("topic", "a b"), 6);
        assertThat(LineScanner.unfinished("topic 'a b").openQuote()).isEqualTo('\'');
        assertThat(LineScanner.unfinished("topic \"a b").openQuote()).isEqualTo('"');
        assertThat(LineScanner.unfinished("topic 'a' b").openQuote()).isEqualTo('\0');
    }

    private static void assertUnfinished(String typed, List<String> words, int start) {
        UnfinishedLine line = LineScanner.unfinished(typed);
        assertThat(line.words()).isEqualTo(words);
        assertThat(line.wordStart()).isEqualTo(start);
        assertThat(line.file() || line.foreign()).isFalse();
    }

    @Test
    void tellsFilesAndTheSystemsWordsFromOurs() {
        assertThat(Stream.of("topic list > ", "topic list >> a/b").map(LineScanner::unfinished))
                .allMatch(UnfinishedLine::file)
                .noneMatch(UnfinishedLine::foreign);
        assertThat(LineScanner.unfinished("topic list > a/b").word()).isEqualTo("a/b");
        assertThat(LineScanner.unfinished("topic list > a/b ").file()).isFalse();
        assertThat(LineScanner.unfinished("topic list | j").foreign()).isTrue();
    }
}
