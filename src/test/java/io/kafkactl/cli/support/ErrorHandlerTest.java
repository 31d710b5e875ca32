package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ErrorHandlerTest {
    private final StringWriter err = new StringWriter();
    private final ErrorHandler handler = new ErrorHandler(
            new CliContext(
                    System.in,
                    OutputStream.nullOutputStream(),
                    new PrintWriter(err),
                    Terminals.NONE,
                    Map.of(),
                    Clock.systemUTC(),
                    new Cancellation(),
                    settings -> {
                        throw new AssertionError("contacted a cluster");
                    }),
            new GlobalOptions());

    static Stream<Arguments> failuresOfStreams() {
        return Stream.of(
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new UncheckedIOException(new IOException("Bad file descriptor")), "Bad file descriptor"),
                Arguments.of(new NoSuchFileException("/a/b"), "java.nio.file.NoSuchFileException: /a/b"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfStreams")
    void aFullDiskIsNoBugOfOurs(Exception thrown, String reason) {
        CommandLine command = new CommandLine(CommandSpec.create());

        int code = handler.handleExecutionException(thrown, command, command.parseArgs());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("error: input or output failed: " + reason);
    }

    @Test
    void whatDoesNotFitTheHeapIsNoStackTrace() {
        CliRunner runner = new CliRunner(settings -> {
            throw new OutOfMemoryError("Java heap space");
        });

        CliResult result = runner.run("topic", "list", "-b", "b:1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().toList())
                .satisfiesExactly(
                        error -> assertThat(error)
                                .matches("error: a file or an answer is too large for the heap of \\d+ MiB"),
                        hint -> assertThat(hint).isEqualTo("hint: KAFKACTL_JAVA_OPTS=-Xmx1g gives more"));
    }

    @Test
    void aTimeoutOfNothingIsNoUnreachableCluster() {
        CliResult result = CliRunner.offline().run("topic", "list", "-b", "b:1", "--timeout", "0s");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("invalid value for option '--timeout': '0s' leaves no time for an answer");
    }

    @Test
    void theValuesOfAnOptionAreThoseThatHelpLists() {
        CliRunner cli = CliRunner.offline();

        assertThat(cli.run("produce", "t", "--acks", "2").err()).contains("expected one of [all, 1, 0] but was '2'");
        assertThat(cli.run("produce", "t", "--compression", "x").err())
                .contains("expected one of [none, gzip, snappy, lz4, zstd] but was 'x'");
        assertThat(cli.run("produce", "t", "-i", "x").err())
                .contains("expected one of [text, jsonl, json-array, csv] but was 'x'");
    }

    @Test
    void anUnknownOptionIsNamedWithoutWhatFollowsIt() {
        CliResult result = CliRunner.offline().run("topic", "list", "-g", "x");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("error: unknown option: '-g'\nhint: see 'kafkactl topic list --help'\n");
    }

    @Test
    void suggestsTheWordThatAnOptionTakes() {
        CliRunner cli = CliRunner.offline().env("HOME", "/nonexistent");

        assertThat(cli.run("topic", "list", "-o", "jsn").err())
                .contains("did you mean 'json'? see 'kafkactl topic list --help'");
        assertThat(cli.run("group", "list", "--state", "emtpy").err()).contains("did you mean 'empty'?");
        assertThat(cli.run("topic", "list", "-o", "frobnicate").err()).doesNotContain("did you mean");
    }
}
