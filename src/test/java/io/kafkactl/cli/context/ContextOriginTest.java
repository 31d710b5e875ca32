package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextOriginTest {
    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.offline();

    @BeforeEach
    void writeContexts() throws IOException {
        cli.env("HOME", home.toString()).env("KAFKACTL_X_CLIENT_ID", "from-env");
        Path file = home.resolve(".config/kafkactl/contexts.yaml");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  prod:
                    bootstrapServers: p:1
                    protected: true
                    topicDefaults: {partitions: 12}
                    properties:
                      security.protocol: SASL_SSL
                      sasl.mechanism: PLAIN
                      sasl.username: me
                      sasl.password: exec:[/not/there, hunter2hunter2]
                      ssl.key.password: hunter2hunter2
                      client.id: from-context
                      producer.linger.ms: 9
                      key.serializer: x.Y
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void showsWhereEveryValueComesFrom(String format) {
        CliResult result =
                cli.run("context", "show", "prod", "--origin", "-X", "retries=5", "-b", "typed:1", "-o", format);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).doesNotContain("hunter2hunter2");
        Golden.assertMatches("context/origin." + format, result.out().replace(home.toString(), "HOME"));
    }

    @Test
    void worksForAnAddressWithoutContext() {
        CliResult result = cli.run("-b", "typed:1", "context", "show", "--origin");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .containsPattern("(?m)^bootstrapServers +typed:1 +flag +--bootstrap-server$")
                .containsPattern("(?m)^properties.client.id +from-env +environment +KAFKACTL_X_CLIENT_ID$")
                .containsPattern("(?m)^producer.acks +all +default +kafkactl$")
                .doesNotContain("topicDefaults");
    }

    @Test
    void namesTheVariableThatChoseTheContext() {
        CliResult result = cli.env("KAFKACTL_CONTEXT", "prod").run("context", "show", "--origin");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("(?m)^context +prod +environment +KAFKACTL_CONTEXT$");
    }

    @Test
    void withoutAnythingToConnectToThereIsNothingToShow() {
        CliResult result = cli.run("context", "show", "--origin");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no cluster to connect to");
    }
}
