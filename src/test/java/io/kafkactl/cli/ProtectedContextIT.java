package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What destroys or sends, in a context that wants its name: {@code --yes} is not enough. */
@WithKafka
class ProtectedContextIT {
    @TempDir
    Path folder;

    private CliResult run(String context, String... words) {
        List<String> all = new ArrayList<>(List.of("-c", context));
        all.addAll(List.of(words));
        return CliRunner.real()
                .env("KAFKACTL_CONFIG", folder.resolve("contexts.yaml").toString())
                .env("HOME", folder.toString())
                .stdin("k\tv\n")
                .run(all.toArray(String[]::new));
    }

    @Test
    void wantsItsNameBesideTheAgreement(KafkaFixture kafka) throws IOException {
        Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  open: {bootstrapServers: '%1$s'}
                  closed: {bootstrapServers: '%1$s', protected: true}
                """.formatted(kafka.bootstrapServers()));
        String topic = kafka.cluster().createTopic("market.context.protected", 1);
        String dlq = topic + ".dlq";
        for (String companion : List.of(dlq, topic + ".parked")) {
            CliResult created =
                    run("open", "topic", "create", companion, "-p", "1", "-r", "1", "--no-convention=a test's name");
            assertThat(created.exitCode()).as(created.toString()).isZero();
        }
        assertThat(run("open", "produce", topic, "--key-separator", "\t").exitCode())
                .isZero();
        assertThat(run("open", "produce", dlq, "--key-separator", "\t", "-H", "kafka_dlt-original-topic=" + topic)
                        .exitCode())
                .isZero();
        String offsets = folder.resolve("offsets.json").toString();
        CliResult reset = run(
                "open",
                "group",
                "reset",
                "readers",
                "-t",
                topic,
                "--to",
                "start",
                "--create",
                "--yes",
                "--restore-file",
                offsets);
        assertThat(reset.exitCode()).as(reset.toString()).isZero();
        List<String[]> calls = List.of(
                new String[] {"topic", "delete", topic},
                new String[] {"topic", "alter", topic, "--config", "retention.ms=3600000"},
                new String[] {"topic", "trim", topic, "--to", "end"},
                new String[] {"group", "reset", "readers", "-t", topic, "--to", "end"},
                new String[] {"group", "restore", offsets},
                new String[] {"group", "delete", "readers"},
                new String[] {"dlq", "redrive", dlq},
                new String[] {"dlq", "discard", dlq, "--reason", "r"},
                new String[] {"dlq", "park", dlq, "--reason", "r"});

        for (String[] call : calls) {
            List<String> words = new ArrayList<>(List.of(call));
            words.add("--yes");
            CliResult refused = run("closed", words.toArray(String[]::new));
            words.addAll(List.of("--confirm", "open"));
            CliResult mistaken = run("closed", words.toArray(String[]::new));

            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(8);
            assertThat(refused.err())
                    .contains("error: context 'closed' is protected")
                    .contains("hint: add --yes --confirm closed");
            assertThat(mistaken.exitCode()).as(mistaken.toString()).isEqualTo(8);
            assertThat(mistaken.err()).contains("--confirm 'open' is not the context 'closed'");
        }
        assertThat(run("open", "consume", topic).out()).isEqualTo("v\n");
        CliResult confirmed = run("closed", "topic", "delete", topic, "--yes", "--confirm", "closed");
        assertThat(confirmed.exitCode()).as(confirmed.toString()).isZero();
    }
}
