package io.kafkactl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Secrets;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPropertiesTest {
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";

    @TempDir
    Path folder;

    private static ConnectionSettings settings(Map<String, String> properties) {
        return ConnectionSettings.to("b:1")
                .withProperties(properties)
                .withSecrets(new Secrets(Map.of("PASSWORD", "hun\"ter\\2", "USER", "me")));
    }

    private static Map<String, String> resolved(Map<String, String> properties) {
        return SecretProperties.forBrokers(settings(properties)).properties();
    }

    private static KafkactlException refusal(Map<String, String> properties) {
        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> resolved(properties));
        assertThat(refusal).isNotNull();
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.message() + refusal.hint()).doesNotContain("hun\"ter");
        return refusal;
    }

    @Test
    void leavesOtherPropertiesUnchanged() {
        Map<String, String> properties = Map.of("client.id", "a$b", "ssl.cipher.suites", "{x}", "linger.ms", "5");

        assertThat(resolved(properties)).isEqualTo(properties);
    }

    @Test
    void fetchesReferencesAndVariablesOfConfigProviders() throws IOException {
        Path file = Files.writeString(folder.resolve("f.properties"), "key.password=s3cret-key\n");
        Files.writeString(folder.resolve("token"), "t0ken");

        assertThat(resolved(Map.of(
                        "ssl.key.password", "${file:" + file + ":key.password}",
                        "ssl.keystore.password", "env:PASSWORD",
                        "client.id", "${env:USER}-${dir:" + folder + ":token}")))
                .isEqualTo(Map.of(
                        "ssl.key.password", "s3cret-key",
                        "ssl.keystore.password", "hun\"ter\\2",
                        "client.id", "me-t0ken"));
    }

    @Test
    void keepsAnyPasswordWithinTheQuotesOfALoginModule() {
        String jaas = MODULE + " required username=\"${env:USER}\" password=\"${env:PASSWORD}\";";

        assertThat(resolved(Map.of("sasl.jaas.config", jaas)))
                .containsEntry("sasl.jaas.config", MODULE + " required username=\"me\" password=\"hun\\\"ter\\\\2\";");
    }

    @Test
    void makesALoginOfNameAndPassword() {
        assertThat(resolved(Map.of(
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.username",
                        "env:USER",
                        "sasl.password",
                        "env:PASSWORD")))
                .isEqualTo(Map.of(
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\" "
                                + "password=\"hun\\\"ter\\\\2\";"));
    }

    @Test
    void aLoginOfItsOwnWinsOverNameAndPassword() {
        assertThat(resolved(Map.of(
                        "sasl.mechanism", "PLAIN",
                        "sasl.username", "u",
                        "sasl.password", "p",
                        "sasl.jaas.config", "x required;")))
                .containsEntry("sasl.jaas.config", "x required;");
    }

    @ParameterizedTest
    @CsvSource({"GSSAPI", "''", "plain"})
    void saysWhichMechanismsTakeNameAndPassword(String mechanism) {
        assertThat(refusal(Map.of("sasl.mechanism", mechanism, "sasl.username", "u", "sasl.password", "p")))
                .hasMessageContaining("cannot be used with sasl.mechanism=")
                .satisfies(e -> assertThat(e.hint()).contains("they are for PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512"));
    }

    @Test
    void doesNotLookForVariablesInASecret() {
        ConnectionSettings settings = ConnectionSettings.to("b:1")
                .withProperties(Map.of("ssl.key.password", "env:ODD", "config.providers", "env"))
                .withSecrets(new Secrets(Map.of("ODD", "${env:HOME}")));

        assertThat(SecretProperties.all(settings).properties()).isEqualTo(Map.of("ssl.key.password", "${env:HOME}"));
    }

    @Test
    void fetchesNothingForTheRegistryWhereOnlyBrokersAreAsked() {
        Path trace = folder.resolve("trace");
        Map<String, String> properties =
                Map.of("registry.basic.auth.user.info", "exec:[sh, -c, 'touch " + trace + "; echo a:b']");

        assertThat(resolved(properties)).isEqualTo(properties);
        assertThat(trace).doesNotExist();
        assertThat(SecretProperties.all(settings(properties)).properties())
                .containsEntry("registry.basic.auth.user.info", "a:b");
        assertThat(trace).exists();
    }

    @Test
    void usesDeclaredProvidersWithTheirParameters() throws IOException {
        Path file = Files.writeString(folder.resolve("f.properties"), "k=s3cret-value\n");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("config.providers", "mine, other");
        properties.put("config.providers.mine.class", FileConfigProvider.class.getName());
        properties.put("config.providers.mine.param.allowed.paths", folder.toString());
        properties.put("ssl.key.password", "${mine:" + file + ":k}");

        assertThat(resolved(properties)).isEqualTo(Map.of("ssl.key.password", "s3cret-value"));

        properties.put("config.providers.mine.param.allowed.paths", "/usr");
        assertThat(refusal(properties)).hasMessageContaining("no secret for ssl.key.password from ${mine:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${env:NOT_THERE} | there is nothing of that name",
                "${file:/etc/hostname:no.such.key} | there is nothing of that name",
                "${file:/not/there:k} | Could not read properties from file /not/there",
                "${vault:secret:k} | there is no config provider 'vault'; config.providers declares one"
            })
    void namesTheVariableThatYieldsNothing(String variable, String reason) {
        assertThat(refusal(Map.of("ssl.key.password", variable.strip())))
                .hasMessage("no secret for ssl.key.password from " + variable.strip() + ": " + reason.strip());
    }
}
