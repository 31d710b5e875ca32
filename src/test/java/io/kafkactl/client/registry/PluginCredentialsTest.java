package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.PluginJar;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCredentialsTest {
    private static final String OF_THE_VENDORS_SHAPE = """
            package ext;
            public class Provider {
                private String name;
                private int calls;
                public void configure(java.util.Map<String, ?> map) {
                    name = (String) map.get("my.login");
                    if (name == null) throw new IllegalArgumentException("my.login is missing");
                }
                public String getBearerToken(java.net.URL url) {
                    if (name.equals("angry")) throw new IllegalStateException("no token today");
                    return name.equals("silent") ? null : name + ++calls + "@" + url.getHost();
                }
                public String getTargetSchemaRegistry() { return "lsrc-own"; }
                public String getTargetIdentityPoolId() { return null; }
            }""";

    private static final String OF_KAFKA = """
            package ext;
            public class Retriever implements org.apache.kafka.common.security.oauthbearer.JwtRetriever {
                public String retrieve() { return "jwt"; }
            }""";

    @TempDir
    Path folder;

    private final RegistryServer server = RegistryServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private SchemaRegistry open(String className, String... properties) {
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 1, properties.length);
        all[0] = "registry.bearer.auth.custom.provider.class=" + className;
        ConnectionSettings settings = RegistryClients.settings(List.of(server.url()), Duration.ofSeconds(20), all);
        return Registries.open(settings.withPluginPath(List.of(folder)), new Cancellation());
    }

    private SchemaRegistry custom(String className, String mine) {
        return open(
                className,
                "registry.bearer.auth.credentials.source=CUSTOM",
                "registry.my.login=" + mine,
                "registry.bearer.auth.logical.cluster=lsrc-1",
                "registry.bearer.auth.identity.pool.id=pool-1");
    }

    private Optional<String> sent(String header) {
        return server.requests().get(server.requests().size() - 1).header(header);
    }

    @Test
    void asksAClassOfTheUserForEachRequest() throws IOException {
        PluginJar.of(folder, "ext.Provider", OF_THE_VENDORS_SHAPE);
        try (SchemaRegistry registry = custom("ext.Provider", "t")) {
            registry.subjects(null, Deleted.EXCLUDED);
            assertThat(sent("Authorization")).contains("Bearer t1@127.0.0.1");
            registry.subjects(null, Deleted.EXCLUDED);
        }
        assertThat(sent("Authorization")).contains("Bearer t2@127.0.0.1");
        assertThat(sent("target-sr-cluster")).contains("lsrc-own");
        assertThat(sent("Confluent-Identity-Pool-Id")).contains("pool-1");
    }

    @Test
    void takesKafkasOwnRetriever() throws IOException {
        PluginJar.of(folder, "ext.Retriever", OF_KAFKA);
        try (SchemaRegistry registry = custom("ext.Retriever", "t")) {
            registry.subjects(null, Deleted.EXCLUDED);
        }
        assertThat(sent("Authorization")).contains("Bearer jwt");
        assertThat(sent("target-sr-cluster")).contains("lsrc-1");
    }

    @Test
    void saysWhyThereIsNoToken() throws IOException {
        PluginJar.of(folder, "ext.Provider", OF_THE_VENDORS_SHAPE);
        try (SchemaRegistry angry = custom("ext.Provider", "angry");
                SchemaRegistry silent = custom("ext.Provider", "silent")) {
            assertThat(failure(ExitCode.DENIED, "NO_TOKEN", () -> angry.subjects(null, Deleted.EXCLUDED))
                            .message())
                    .isEqualTo("cannot get a token for the schema registry of ext.Provider: no token today");
            assertThat(failure(ExitCode.DENIED, "NO_TOKEN", () -> silent.subjects(null, Deleted.EXCLUDED))
                            .message())
                    .endsWith("ext.Provider: it gave none");
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void refusesAClassThatIsNone() throws IOException {
        PluginJar.of(folder, "ext.Provider", OF_THE_VENDORS_SHAPE);
        assertThat(failure(ExitCode.INVALID_INPUT, "PLUGIN", () -> custom("ext.Nothing", "t"))
                        .message())
                .startsWith("there is no class ext.Nothing");
        assertThat(failure(ExitCode.INVALID_INPUT, "PLUGIN", () -> custom("java.util.ArrayList", "t"))
                        .message())
                .contains("has no method getBearerToken(URL)");
        assertThat(failure(
                                ExitCode.INVALID_INPUT,
                                "PLUGIN",
                                () -> open("ext.Provider", "registry.bearer.auth.credentials.source=CUSTOM"))
                        .message())
                .isEqualTo("cannot use class ext.Provider: it cannot be configured: my.login is missing");
    }
}
