package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectContextsTest {
    private static final String HEADER = "apiVersion: kafkactl/v1\nkind: Contexts\n";

    @TempDir
    Path home;

    private final Map<String, String> env = new HashMap<>();
    private Path project = Path.of("");

    @BeforeEach
    void standInAFolderOfACheckout() throws IOException {
        project = Files.createDirectories(home.resolve("work/shop")).toRealPath();
        Files.createDirectories(project.resolve(".git"));
        env.put("HOME", home.toString());
        env.put("PWD", Files.createDirectories(project.resolve("src/main")).toString());
        write(home.resolve(".config/kafkactl/contexts.yaml"), "contexts: {mine: {bootstrapServers: 'mine:1'}}");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, HEADER + text);
    }

    private void project(String text) throws IOException {
        write(project.resolve(".kafkactl/contexts.yaml"), text);
    }

    private ContextStore store() {
        return new ContextStore(env);
    }

    private KafkactlException refusal(String property) throws IOException {
        project("contexts:\n  dev:\n    bootstrapServers: d:1\n    properties:\n      " + property + "\n");
        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> store().require("dev"));
        assertThat(refusal).as(property).isNotNull();
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.message()).contains(".kafkactl/contexts.yaml:7:");
        return refusal;
    }

    @Test
    void aProjectsContextsAreFoundFromAnyOfItsFolders() throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1', protected: true}}");

        assertThat(store().all()).extracting(stored -> stored.context().name()).containsExactly("dev", "mine");
        assertThat(store().require("dev").context().protectedContext()).isTrue();
    }

    @Test
    void nothingAboveTheCheckoutIsRead() throws IOException {
        write(home.resolve("work/.kafkactl/contexts.yaml"), "contexts: {trap: {bootstrapServers: 't:1'}}");

        assertThat(store().find("trap")).isEmpty();
    }

    @Test
    void outsideOfACheckoutOnlyTheWorkingFolderCounts() throws IOException {
        Files.delete(project.resolve(".git"));
        project("contexts: {dev: {bootstrapServers: 'd:1'}}");

        assertThat(store().find("dev")).isEmpty();
        env.put("PWD", project.toString());
        assertThat(store().find("dev")).isPresent();
    }

    @Test
    void aNamedFileStandsAlone() throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1'}}");
        env.put(
                "KAFKACTL_CONFIG",
                home.resolve(".config/kafkactl/contexts.yaml").toString());

        assertThat(store().find("dev")).isEmpty();
        assertThat(store().find("mine")).isPresent();
    }

    @Test
    void oneOfTheUsersOwnIsNeverReplaced() throws IOException {
        project("contexts: {mine: {bootstrapServers: 'evil:1'}}");

        assertThat(store().require("mine").context().bootstrapServers()).isEqualTo("mine:1");
        assertThat(store().all()).hasSize(1);
    }

    @Test
    void theChosenOneIsThatOfItsOwnCheckout() throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1'}}");
        store().use("dev");
        assertThat(store().current().orElseThrow().context().bootstrapServers()).isEqualTo("d:1");

        Path other = home.resolve("work/other");
        Files.createDirectories(other.resolve(".git"));
        write(other.resolve(".kafkactl/contexts.yaml"), "contexts: {dev: {bootstrapServers: 'evil:1'}}");
        env.put("PWD", other.toString());

        KafkactlException refusal = catchThrowableOfType(KafkactlException.class, () -> store().current());
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(refusal.message()).contains("the current context 'dev' is of " + project, "not read here");
    }

    @Test
    void aChosenOneThatIsGoneIsNotReplacedByACheckouts() throws IOException {
        store().use("mine");
        write(home.resolve(".config/kafkactl/contexts.yaml"), "contexts: {}");
        project("contexts: {mine: {bootstrapServers: 'evil:1'}}");

        assertThat(catchThrowableOfType(KafkactlException.class, () -> store().current()))
                .hasMessageContaining("does not exist any more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sasl.password: 'exec:[id]'",
                "sasl.password: {exec: [id]}",
                "sasl.password: env:AWS_SECRET_ACCESS_KEY",
                "sasl.password: file:/etc/passwd",
                "sasl.password: file:../../.ssh/id_rsa",
                "sasl.password: file:~/.ssh/id_rsa",
                "sasl.password: '${env:AWS_SECRET_ACCESS_KEY}'",
                "sasl.password: '${file:/etc/passwd:root}'",
                "client.id: 'a${dir:/etc:passwd}'",
                "config.providers: x",
                "config.providers.x.class: x.Y",
                "sasl.login.callback.handler.class: x.Y",
                "interceptor.classes: x.Y",
                "metric.reporters: x.Y",
                "producer.interceptor.classes: x.Y",
                "ssl.engine.factory.class: x.Y",
                "ssl.keystore.location: /home/me/key.p12",
                "ssl.truststore.location: ../../x",
                "sasl.oauthbearer.token.endpoint.url: file:///etc/passwd",
                "sasl.jaas.config: com.sun.security.auth.module.JndiLoginModule required;",
                "sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required; x.Y required;'"
            })
    void aProjectMayNotReachForTheUsersSecretsOrRunCode(String property) throws IOException {
        assertThat(refusal(property).hint())
                .contains("put this context into your own contexts file, or this value behind -X");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env:KAFKACTL_PROJECT_PASSWORD | env:KAFKACTL_PROJECT_PASSWORD",
                "${env:KAFKACTL_PROJECT_PASSWORD} | ${env:KAFKACTL_PROJECT_PASSWORD}",
                "file:certs/password | file:PROJECT/certs/password",
                "hunter2 | hunter2"
            })
    void aProjectMayUseWhatIsItsOwn(String value, String read) throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1', properties: {sasl.password: '" + value.strip() + "'}}}");

        assertThat(store().require("dev").context().properties())
                .containsEntry("sasl.password", read.strip().replace("PROJECT/", project + "/"));
    }

    @Test
    void aLinkOutOfTheProjectIsFollowedAndRefused() throws IOException {
        Files.createSymbolicLink(project.resolve("password"), Path.of("/etc/passwd"));

        assertThat(refusal("sasl.password: file:password")).hasMessageContaining("must name a file of the project");
    }

    @Test
    void certificatesOfAProjectAreFoundFromAnyFolder() throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1', properties: {ssl.truststore.location: certs/ca.pem}}}");

        assertThat(store().require("dev").context().properties())
                .containsEntry(
                        "ssl.truststore.location",
                        project.resolve("certs/ca.pem").toString());
    }

    @Test
    void secretsOfTheEnvironmentAreNotSentToAProjectsBrokers() throws IOException {
        project("contexts: {dev: {bootstrapServers: 'd:1'}}");
        env.put("KAFKACTL_X_SASL_PASSWORD", "hunter2");
        env.put("KAFKACTL_X_CLIENT_ID", "me");

        assertThat(new ConnectionResolver(env)
                        .resolve(new ConnectionRequest("dev", null, null, null, Map.of(), Duration.ofSeconds(1)))
                        .properties())
                .isEqualTo(Map.of("client.id", "me"));
    }
}
