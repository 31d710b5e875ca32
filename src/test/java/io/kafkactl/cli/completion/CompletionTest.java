package io.kafkactl.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.MockCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void printsTheScriptThatPackagesInstall(String shell) throws IOException {
        CliResult printed = CliRunner.offline().run("completion", shell);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).isNotEmpty().isEqualTo(Files.readString(Path.of("completions/kafkactl." + shell)));
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void offersNounsAndVerbsWithWhatTheyAreFor() {
        assertThat(offered(CliRunner.offline(), "to")).containsExactly("topic");
        assertThat(lines(CliRunner.offline(), "")).contains("lag\tShow how far consumer groups are behind, and why");
        assertThat(offered(CliRunner.offline(), "topic", "d")).containsExactly("describe", "delete", "drift", "docs");
        assertThat(offered(CliRunner.offline(), "topics", "d")).containsExactly("describe", "delete", "drift", "docs");
        assertThat(offered(CliRunner.offline(), "-c", "topic", "schema", "compat", ""))
                .containsExactly("get", "set", "unset", "audit");
    }

    @Test
    void offersOptionsThatAreNotGivenYet() {
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "--pre"))
                .containsExactly("--preset");
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "--preset", "audit", "--pre"))
                .isEmpty();
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "--config", "a=b", "--conf"))
                .contains("--config");
        assertThat(offered(CliRunner.offline(), "produce", "x", "--no")).containsExactly("--no-require-key");
        assertThat(offered(CliRunner.offline(), "topic", "create", "--", "--pre"))
                .isEmpty();
    }

    @Test
    void offersTheValuesOfAnOptionInBothSpellings() {
        assertThat(offered(CliRunner.offline(), "topic", "list", "-o", "js")).containsExactly("json", "jsonl");
        assertThat(offered(CliRunner.offline(), "topic", "list", "--output=js"))
                .containsExactly("--output=json", "--output=jsonl");
        assertThat(offered(CliRunner.offline(), "schema", "compat", "set", "FULL"))
                .containsExactly("FULL", "FULL_TRANSITIVE");
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "--config", "cleanup"))
                .containsExactly("cleanup.policy=");
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "--preset", ""))
                .contains("audit", "news");
        assertThat(offered(CliRunner.offline(), "consume", "x", "--from", "s")).containsExactly("start");
        assertThat(offered(CliRunner.offline(), "dlq", "redrive", "x", "--plan", "fi"))
                .containsExactly(":files");
        assertThat(offered(CliRunner.offline(), "topic", "create", "x", "-p", ""))
                .isEmpty();
    }

    @Test
    void offersTheTopicsOfTheClusterThatTheWordsNameSoFar() {
        MockCluster cluster = MockCluster.ofBrokers(1);
        cluster.hold("market.stock.price-update.v1", 1);
        cluster.hold("market.order.placed.v1", 1);

        assertThat(offered(cluster.cli(), "-b", "x:1", "topic", "describe", "market.o"))
                .containsExactly("market.order.placed.v1");
        assertThat(offered(cluster.cli(), "-b", "x:1", "topic", "delete", "market.order.placed.v1", "market.s"))
                .containsExactly("market.stock.price-update.v1");
        assertThat(offered(cluster.cli(), "-b", "x:1", "lag", "-t", "market.s"))
                .containsExactly("market.stock.price-update.v1");
        assertThat(offered(cluster.cli(), "-b", "x:1", "topic", "create", "market"))
                .as("a name that does not exist yet")
                .isEmpty();
    }

    @Test
    void offersContextsFromTheFileAlone() throws Exception {
        Path config = Files.createDirectories(folder.resolve("kafkactl")).resolve("contexts.yaml");
        Files.writeString(config, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  staging: {bootstrapServers: "staging:9092"}
                  prod: {bootstrapServers: "prod:9092"}
                """);

        CliRunner runner = CliRunner.offline().env("XDG_CONFIG_HOME", folder.toString());

        assertThat(offered(runner, "-c", "st")).containsExactly("staging");
        assertThat(offered(runner, "context", "use", "")).contains("prod", "staging");
    }

    @Test
    void offersNothingAndSaysNothingWhenTheClusterCannotBeAsked() {
        CliRunner runner = new CliRunner(settings -> {
            throw new TimeoutException("no broker answers");
        });

        CliResult result = runner.run("__complete", "-b", "nowhere:1", "topic", "describe", "");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(CliRunner.offline()
                        .run("__complete", "topic", "describe", "")
                        .err())
                .as("without any address")
                .isEmpty();
        assertThat(CliRunner.offline().run("__complete").out()).isNotEmpty();
    }

    private static List<String> offered(CliRunner runner, String... words) {
        return lines(runner, words).stream()
                .map(line -> line.replaceFirst("\t.*", ""))
                .toList();
    }

    private static List<String> lines(CliRunner runner, String... words) {
        List<String> args = new ArrayList<>(List.of("__complete"));
        args.addAll(List.of(words));
        CliResult result = runner.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        return result.out().lines().toList();
    }
}
