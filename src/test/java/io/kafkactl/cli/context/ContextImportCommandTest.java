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

class ContextImportCommandTest {
    private static final String FOREIGN = """
            contexts:
              default:
                brokers: [localhost:9092]
              prod:
                brokers: [p1:9093, p2:9093]
                sasl: {enabled: true, username: admin, password: hunter2hunter2, mechanism: scram-sha256}
                tls: {enabled: true, insecure: true}
            current-context: prod
            """;

    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.offline();
    private Path foreign = Path.of("");

    @BeforeEach
    void writeForeignFile() throws IOException {
        cli.env("HOME", home.toString());
        Files.createDirectories(home.resolve(".config/kafkactl"));
        foreign = Files.writeString(home.resolve(".config/kafkactl/config.yml"), FOREIGN);
    }

    private Path file() {
        return home.resolve(".config/kafkactl/contexts.yaml");
    }

    private CliResult run(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "context";
        words[1] = "import";
        words[2] = foreign.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        return cli.run(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void takesOverAllOfThem(String format) throws IOException {
        CliResult result = run("-o", format);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        Golden.assertMatches("context/import." + format, result.out());
        assertThat(result.err())
                .contains("'prod': certificates are checked here, insecure is not taken over")
                .contains("'prod': properties.sasl.password is plain text")
                .contains("its current one is 'prod': kafkactl context use chooses it here")
                .doesNotContain("hunter2hunter2");
        assertThat(Files.readString(file())).isEqualTo("""
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  default:
                    bootstrapServers: localhost:9092
                  prod:
                    bootstrapServers: "p1:9093,p2:9093"
                    properties:
                      security.protocol: SASL_SSL
                      sasl.mechanism: SCRAM-SHA-256
                      sasl.username: admin
                      sasl.password: hunter2hunter2
                """);
        assertThat(Files.readString(foreign)).isEqualTo(FOREIGN);
    }

    @Test
    void aDryRunWritesNothing() {
        CliResult result = run("--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("default", "prod", "add");
        assertThat(result.err()).contains("warning: ").doesNotContain("took over");
        assertThat(file()).doesNotExist();
    }

    @Test
    void takesOverTheNamedOnes() throws IOException {
        CliResult result = run("default");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).doesNotContain("warning");
        assertThat(Files.readString(file())).contains("default:").doesNotContain("prod");
    }

    @Test
    void aNameThatIsNotThereIsNotFound() {
        CliResult result = run("prdo");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("config.yml has no 'prdo'").contains("hint: did you mean 'prod'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run"})
    void replacesNothingWithoutBeingTold(String option) throws IOException {
        run("prod");
        String before = Files.readString(file());

        CliResult refused = option.isEmpty() ? run() : run(option);

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("context 'prod' exists already in ").contains("--replace");
        assertThat(file()).hasContent(before);
    }

    @Test
    void replacesThemWhenToldAndKeepsTheRest() throws IOException {
        Files.writeString(file(), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  # mine
                  mine: {bootstrapServers: 'm:1'}
                  prod:
                    bootstrapServers: old:1
                    protected: true
                """);

        CliResult result = run("--replace");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).containsPattern("prod +p1:9093,p2:9093 +SASL_SSL +replace");
        assertThat(Files.readString(file()))
                .contains("# mine", "mine: {bootstrapServers: 'm:1'}", "p1:9093")
                .doesNotContain("old:1");
    }

    @Test
    void aFileOfNoOtherToolIsInvalid() throws IOException {
        Files.writeString(foreign, "a: b\n");

        CliResult result = run();

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("is no configuration of deviceinsight/kafkactl, kaf or rpk");
    }

    @Test
    void aFileThatIsNotThereIsInvalid() {
        CliResult result = cli.run("context", "import", "/not/there");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("file '/not/there' does not exist");
    }

    @Test
    void usedAsTheContextsFileItIsRefusedWithTheWayOut() {
        CliResult result = cli.run("--config-file", foreign.toString(), "context", "list");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .contains("this is no contexts file but the configuration of another tool named kafkactl")
                .contains("hint: kafkactl context import " + foreign + " takes it over into your own");
    }

    @Test
    void whoHasNoContextsYetIsToldOfIt() {
        CliResult result = cli.run("-c", "prod", "topic", "list");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).contains("kafkactl context import " + foreign);
    }
}
