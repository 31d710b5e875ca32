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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionResolverTest {
    private static final String HEADER = "apiVersion: kafkactl/v1\nkind: Contexts\n";

    @TempDir
    Path home;

    private final Map<String, String> env = new HashMap<>();

    @BeforeEach
    void writeContexts() throws IOException {
        env.put("HOME", home.toString());
        write(home.resolve(".config/kafkactl/contexts.yaml"), HEADER + """
                contexts:
                  prod:
                    bootstrapServers: prod:9092
                    properties: {client.id: ctx, linger.ms: 1, retries: 1}
                    protected: true
                    readOnly: true
                    dlq: {journal: j}
                """);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private ConnectionSettings resolve(
            @Nullable String context,
            @Nullable String servers,
            @Nullable Path commandConfig,
            Map<String, String> properties) {
        return new ConnectionResolver(env)
                .resolve(new ConnectionRequest(
                        context, servers, null, commandConfig, properties, Duration.ofSeconds(3)));
    }

    private KafkactlException refusal(@Nullable String context, @Nullable String servers, @Nullable Path file) {
        KafkactlException refusal =
                catchThrowableOfType(KafkactlException.class, () -> resolve(context, servers, file, Map.of()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void flagWinsOverPropertyOverFileOverContext() throws IOException {
        Path file = home.resolve("client.properties");
        Files.writeString(file, "linger.ms=2\nretries=2\n");

        ConnectionSettings settings = resolve("prod", null, file, Map.of("retries", "3"));

        assertThat(settings.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("client.id", "ctx", "linger.ms", "2", "retries", "3"));
        assertThat(settings.bootstrapServers()).isEqualTo("prod:9092");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void addressAloneUsesNothingOfTheCurrentContext() {
        new ContextStore(env).use("prod");

        ConnectionSettings settings = resolve(null, "other:9092", null, Map.of());

        assertThat(settings)
                .isEqualTo(ConnectionSettings.to("other:9092")
                        .withTimeout(Duration.ofSeconds(3))
                        .withSecrets(settings.secrets()));
    }

    @Test
    void addressBesideAContextOverridesOnlyTheAddress() {
        ConnectionSettings settings = resolve("prod", "other:9092", null, Map.of());

        assertThat(settings.bootstrapServers()).isEqualTo("other:9092");
        assertThat(settings.contextName()).isEqualTo("prod");
        assertThat(settings.properties()).containsEntry("client.id", "ctx");
        assertThat(settings.protectedContext()).isTrue();
        assertThat(settings.readOnly()).isTrue();
        assertThat(settings.dlq().journal()).isEqualTo("j");
    }

    @Test
    void currentContextIsUsedWhenNothingIsSaid() {
        new ContextStore(env).use("prod");

        assertThat(resolve(null, null, null, Map.of()).contextName()).isEqualTo("prod");
    }

    @Test
    void addressInTheCommandConfigCountsAsAnAddress() throws IOException {
        new ContextStore(env).use("prod");
        Path file = home.resolve("client.properties");
        Files.writeString(file, "bootstrap.servers=file:9092\n");

        ConnectionSettings settings = resolve(null, null, file, Map.of());
        assertThat(settings)
                .isEqualTo(ConnectionSettings.to("file:9092")
                        .withTimeout(Duration.ofSeconds(3))
                        .withSecrets(settings.secrets()));
        assertThat(resolve(null, "flag:9092", file, Map.of()).bootstrapServers())
                .isEqualTo("flag:9092");
        assertThat(resolve(null, null, file, Map.of("bootstrap.servers", "x:1")).bootstrapServers())
                .isEqualTo("x:1");
    }

    @Test
    void sandboxContextIsFoundWithoutTheUsersFileAndHiddenByIt() throws IOException {
        Path sandboxes = home.resolve(".local/state/kafkactl/sandbox");
        write(
                sandboxes.resolve("sandbox/context.yaml"),
                HEADER + "contexts: {sandbox: {bootstrapServers: 'localhost:50000'}}");
        write(
                sandboxes.resolve("prod/context.yaml"),
                HEADER + "contexts: {prod: {bootstrapServers: 'localhost:50001'}}");

        assertThat(resolve("sandbox", null, null, Map.of()).bootstrapServers()).isEqualTo("localhost:50000");
        assertThat(resolve("prod", null, null, Map.of()).bootstrapServers()).isEqualTo("prod:9092");
    }

    @Test
    void unknownContextIsNotFoundAndNamesTheNearest() {
        KafkactlException refusal = refusal("prdo", null, null);

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(refusal.hint()).contains("did you mean 'prod'?");
    }

    @Test
    void nothingAtAllIsAUsageErrorWithAWayOut() {
        KafkactlException refusal = refusal(null, null, null);

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal.hint().orElse("")).contains("-b HOST:PORT");
    }

    @Test
    void missingCommandConfigIsInvalidInput() {
        KafkactlException refusal = refusal(null, "a:1", home.resolve("none.properties"));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.message()).contains("none.properties: there is no such file");
    }

    @Test
    void configVariableNamesAnotherFileThatMustExist() {
        env.put("KAFKACTL_CONFIG", home.resolve("other.yaml").toString());

        assertThat(refusal("prod", null, null).message()).contains("other.yaml: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", ":9092", "a:1,", "a:1 b:2", "a:x", "a:0", "a:65536", "http://"})
    void malformedAddressIsAUsageError(String address) {
        assertThat(refusal(null, address, null).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:1", "a:1,b:2", "a:1, b:2", "[::1]:9092", "10.0.0.1:9092", "SSL://b.example:443"})
    void usualAddressesAreTaken(String address) {
        assertThat(resolve(null, address, null, Map.of()).bootstrapServers()).isEqualTo(address);
    }

    // The schema registry

    private ConnectionSettings registry(
            @Nullable String context,
            @Nullable String servers,
            @Nullable String registry,
            Map<String, String> properties) {
        return new ConnectionResolver(env)
                .resolveRegistry(
                        new ConnectionRequest(context, servers, registry, null, properties, Duration.ofSeconds(3)));
    }

    private void useProdWithRegistry() throws IOException {
        write(home.resolve(".config/kafkactl/contexts.yaml"), HEADER + """
                contexts:
                  prod:
                    bootstrapServers: prod:9092
                    schemaRegistry: [https://sr-1, https://sr-2/path]
                    properties: {registry.basic.auth.user.info: "k:s", client.id: ctx}
                  bare: {bootstrapServers: "bare:9092"}
                """);
        write(home.resolve(".local/state/kafkactl/current-context"), "prod\n");
    }

    @Test
    void theRegistryIsThatOfTheContext() throws IOException {
        useProdWithRegistry();

        ConnectionSettings settings = registry(null, null, null, Map.of());
        assertThat(settings.schemaRegistry()).containsExactly("https://sr-1", "https://sr-2/path");
        assertThat(settings.bootstrapServers()).isEqualTo("prod:9092");
        assertThat(settings.properties()).containsEntry("registry.basic.auth.user.info", "k:s");
    }

    @Test
    void aRegistryAloneNeedsNoBrokersAndMeetsNoContext() throws IOException {
        useProdWithRegistry();

        ConnectionSettings settings = registry(null, null, "http://other:8081,http://third:8081", Map.of());
        assertThat(settings.schemaRegistry()).containsExactly("http://other:8081", "http://third:8081");
        assertThat(settings.bootstrapServers()).isEmpty();
        assertThat(settings.contextName()).isNull();
        assertThat(settings.properties()).isEmpty();
    }

    @Test
    void anotherRegistryNeverMeetsTheCurrentContextsCredentials() throws IOException {
        useProdWithRegistry();

        ConnectionSettings settings = new ConnectionResolver(env)
                .resolve(new ConnectionRequest(null, null, "http://other:8081", null, Map.of(), Duration.ofSeconds(3)));
        assertThat(settings.contextName()).isEqualTo("prod");
        assertThat(settings.bootstrapServers()).isEqualTo("prod:9092");
        assertThat(settings.schemaRegistry()).containsExactly("http://other:8081");
        assertThat(settings.properties()).containsOnlyKeys("client.id");
    }

    @Test
    void aNamedContextGivesItsCredentialsToAnotherAddressOfTheRegistry() throws IOException {
        useProdWithRegistry();

        assertThat(registry("prod", null, "http://other:8081", Map.of()))
                .satisfies(s -> assertThat(s.schemaRegistry()).containsExactly("http://other:8081"))
                .satisfies(s -> assertThat(s.properties()).containsKey("registry.basic.auth.user.info"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.url", "registry.schema.registry.url", "schema.registry.url"})
    void theRegistryMayBeAProperty(String key) {
        assertThat(registry(null, null, null, Map.of(key, "http://a, http://b")).schemaRegistry())
                .containsExactly("http://a", "http://b");
    }

    @Test
    void theRegistryMayBeInTheFileOfProperties() throws IOException {
        Path file = home.resolve("client.properties");
        Files.writeString(file, "bootstrap.servers=b:1\nschema.registry.url=http://a\nbasic.auth.user.info=k:s\n");

        ConnectionSettings settings = resolve(null, null, file, Map.of());
        assertThat(settings.schemaRegistry()).containsExactly("http://a");
        assertThat(settings.properties()).containsEntry("basic.auth.user.info", "k:s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry:8081",
                "ftp://registry",
                "http://",
                "http://a,,http://b",
                "http://a b",
                "http://a?x=y",
                ""
            })
    void refusesWhatIsNoAddressOfARegistry(String address) {
        KafkactlException refusal =
                catchThrowableOfType(KafkactlException.class, () -> registry(null, null, address, Map.of()));
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal.message()).startsWith("--schema-registry: '");
    }

    @Test
    void saysThatAnUnderscoreIsTheTrouble() {
        assertThat(catchThrowableOfType(
                        KafkactlException.class, () -> registry(null, null, "http://schema_registry:8081", Map.of())))
                .hasMessage("--schema-registry: 'http://schema_registry:8081' names a host with '_', which no URL may");
    }

    @Test
    void showsNoPasswordOfAnAddressItRefuses() {
        assertThat(catchThrowableOfType(
                                KafkactlException.class,
                                () -> registry(null, null, "ftp://me:hunter2@registry", Map.of()))
                        .message())
                .doesNotContain("hunter2");
    }

    @Test
    void saysHowToNameARegistry() throws IOException {
        useProdWithRegistry();

        KafkactlException bare =
                catchThrowableOfType(KafkactlException.class, () -> registry("bare", null, null, Map.of()));
        assertThat(bare.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(bare.message()).isEqualTo("no schema registry to connect to: context 'bare' names none");
        assertThat(bare.hint()).contains("add --schema-registry URL, or schemaRegistry to the context");
        assertThat(catchThrowableOfType(KafkactlException.class, () -> registry(null, "b:1", null, Map.of()))
                        .message())
                .isEqualTo("no schema registry to connect to");
    }

    // The environment

    @Test
    void theEnvironmentWinsOverTheContextAndLosesToTheCommandLine() {
        env.put("KAFKACTL_CONTEXT", "prod");
        env.put("KAFKACTL_X_RETRIES", "7");
        env.put("KAFKACTL_X_CLIENT_ID", "env");
        env.put("KAFKACTL_X_PRODUCER_LINGER_MS", "9");

        ConnectionSettings settings = resolve(null, null, null, Map.of("client.id", "typed"));

        assertThat(settings.contextName()).isEqualTo("prod");
        assertThat(settings.properties())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("client.id", "typed", "linger.ms", "1", "retries", "7", "producer.linger.ms", "9"));
    }

    @Test
    void anAddressOfTheEnvironmentMeetsNoContextButTheOneBesideIt() {
        new ContextStore(env).use("prod");
        env.put("KAFKACTL_BOOTSTRAP_SERVER", "env:9092");

        assertThat(resolve(null, null, null, Map.of()).contextName()).isNull();
        assertThat(resolve(null, null, null, Map.of()).bootstrapServers()).isEqualTo("env:9092");
        assertThat(resolve(null, "typed:9092", null, Map.of()).bootstrapServers())
                .isEqualTo("typed:9092");
        env.put("KAFKACTL_CONTEXT", "prod");
        assertThat(resolve(null, null, null, Map.of()).contextName()).isEqualTo("prod");
        assertThat(resolve(null, null, null, Map.of()).bootstrapServers()).isEqualTo("env:9092");
    }

    @Test
    void aContextThatIsTypedKeepsItsAddress() {
        env.put("KAFKACTL_CONTEXT", "gone");
        env.put("KAFKACTL_BOOTSTRAP_SERVER", "env:9092");
        env.put("KAFKACTL_SCHEMA_REGISTRY", "http://env:8081");

        ConnectionSettings settings = resolve("prod", null, null, Map.of());

        assertThat(settings.bootstrapServers()).isEqualTo("prod:9092");
        assertThat(settings.schemaRegistry()).isEmpty();
        assertThat(resolve(null, "typed:9092", null, Map.of()).contextName()).isNull();
    }

    @Test
    void theRegistryOfTheEnvironmentNeedsNoBrokers() {
        env.put("KAFKACTL_SCHEMA_REGISTRY", "http://env:8081,http://env-2:8081");

        assertThat(registry(null, null, null, Map.of()).schemaRegistry())
                .containsExactly("http://env:8081", "http://env-2:8081");
        assertThat(registry(null, null, "http://typed", Map.of()).schemaRegistry())
                .containsExactly("http://typed");
    }

    @Test
    void aMistakeInTheEnvironmentIsNamed() {
        env.put("KAFKACTL_BOOTSTRAP_SERVER", "nowhere");
        assertThat(refusal(null, null, null).message())
                .isEqualTo("KAFKACTL_BOOTSTRAP_SERVER: 'nowhere' is not HOST:PORT");
        env.put("KAFKACTL_BOOTSTRAP_SERVER", " ");
        env.put("KAFKACTL_CONTEXT", "prdo");
        assertThat(refusal(null, null, null).hint()).contains("did you mean 'prod'?");
    }

    @Test
    void tellsWhereEachValueComesFrom() throws IOException {
        env.put("KAFKACTL_X_RETRIES", "7");
        Path file = home.resolve("client.properties");
        Files.writeString(file, "acks=all\n");

        ResolvedConnection resolved = new ConnectionResolver(env)
                .explain(new ConnectionRequest(
                        "prod", "typed:1", null, file, Map.of("linger.ms", "5"), Duration.ofSeconds(3)));

        assertThat(resolved.origins())
                .hasEntrySatisfying("context", o -> assertThat(o).isEqualTo(Origin.flag("-c prod")))
                .hasEntrySatisfying("bootstrapServers", o -> assertThat(o).isEqualTo(Origin.flag("--bootstrap-server")))
                .hasEntrySatisfying(
                        "properties.retries", o -> assertThat(o).isEqualTo(Origin.environment("KAFKACTL_X_RETRIES")))
                .hasEntrySatisfying("properties.acks", o -> assertThat(o).isEqualTo(Origin.file(file.toString())))
                .hasEntrySatisfying("properties.linger.ms", o -> assertThat(o).isEqualTo(Origin.property("linger.ms")))
                .hasEntrySatisfying(
                        "properties.client.id", o -> assertThat(o.level()).isEqualTo(Origin.Level.CONTEXT));
    }
}
