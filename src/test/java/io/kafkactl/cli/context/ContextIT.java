package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class ContextIT {
    @TempDir
    Path home;

    private CliResult run(String... args) {
        return CliRunner.real().env("HOME", home.toString()).run(args);
    }

    @Test
    void aContextCarriesEveryCommandToItsCluster(KafkaFixture kafka) {
        String servers = kafka.bootstrapServers();
        run("context", "add", "here", "-b", servers, "-X", "client.id=it");
        run("context", "add", "nowhere", "-b", "localhost:1", "--no-test");
        run("context", "use", "here");

        CliResult current = run("topic", "list", "-v");
        CliResult named = run("topic", "list", "-c", "nowhere", "--timeout", "1s");
        CliResult overridden = run("topic", "list", "-c", "nowhere", "-b", servers);

        assertThat(current.exitCode()).as(current.toString()).isZero();
        assertThat(current.err()).isEqualTo("connecting to " + servers + ", context here\n  client.id=it\n");
        assertThat(named.exitCode()).isEqualTo(5);
        assertThat(overridden.exitCode()).isZero();
    }
}
