package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    /** Made by the JDK's own keytool: a key for the server's address, one for another host, and one for a client. */
    @BeforeAll
    static void makeStores() throws Exception {
        keyPair("server", "san=ip:127.0.0.1");
        keyPair("elsewhere", "san=dns:elsewhere.example");
        keyPair("client", "bc=ca:false");
        trust("server");
        trust("elsewhere");
    }

    private static void keyPair(String name, String extension) throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                extension,
                "-validity",
                "2",
                "-keystore",
                store(name),
                "-storetype",
                "PKCS12");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                folder.resolve(name + ".pem").toString(),
                "-keystore",
                store(name));
    }

    private static void trust(String name) throws Exception {
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                folder.resolve(name + ".pem").toString(),
                "-keystore",
                store("trust-" + name),
                "-storetype",
                "PKCS12");
    }

    private static String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
    }

    private static RegistryServer start(String key, boolean clientCertificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(key), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", load("client").getCertificate("client"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return RegistryServer.startTls(context, clientCertificate);
    }

    private static KeyStore load(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String[] trusting(String name, String... more) {
        return Stream.concat(
                        Stream.of(
                                "registry.ssl.truststore.location=" + store("trust-" + name),
                                "registry.ssl.truststore.type=PKCS12",
                                "registry.ssl.truststore.password=" + PASSWORD),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] withKey(String... more) {
        return Stream.concat(
                        Stream.of(
                                "registry.ssl.keystore.location=" + store("client"),
                                "registry.ssl.keystore.type=PKCS12",
                                "registry.ssl.keystore.password=" + PASSWORD),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static List<String> subjects(RegistryServer server, String... properties) {
        try (SchemaRegistry registry = open(server, properties)) {
            return registry.subjects(null, Deleted.EXCLUDED);
        }
    }

    @Test
    void trustsAStore() throws Exception {
        try (RegistryServer server = start("server", false)) {
            server.register("a", "\"int\"");

            assertThat(subjects(server, trusting("server"))).containsExactly("a");
        }
    }

    @Test
    void trustsACertificateFileUnderTheVendorsNames() throws Exception {
        try (RegistryServer server = start("server", false)) {
            assertThat(subjects(
                            server,
                            "schema.registry.ssl.truststore.location=" + folder.resolve("server.pem"),
                            "schema.registry.ssl.truststore.type=PEM"))
                    .isEmpty();
        }
    }

    @Test
    void trustsNobodyUnknownAndDoesNotInsist() throws Exception {
        try (RegistryServer server = start("server", false)) {
            assertThat(failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> subjects(server))
                            .hint())
                    .contains("check the registry.ssl.* properties against the registry's certificate");
            failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> subjects(server, trusting("elsewhere")));
            assertThat(server.calls()).isEmpty();
        }
    }

    @Test
    void theCertificateMustBeThatOfTheHostUnlessToldOtherwise() throws Exception {
        try (RegistryServer server = start("elsewhere", false)) {
            failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> subjects(server, trusting("elsewhere")));
            assertThat(subjects(server, trusting("elsewhere", "registry.ssl.endpoint.identification.algorithm=")))
                    .isEmpty();
            failure(
                    ExitCode.UNREACHABLE,
                    "REGISTRY_UNREACHABLE",
                    () -> subjects(server, trusting("server", "registry.ssl.endpoint.identification.algorithm=")));
        }
    }

    @Test
    void showsItsOwnCertificateWhereTheRegistryWantsOne() throws Exception {
        try (RegistryServer server = start("server", true)) {
            assertThat(subjects(server, trusting("server", withKey()))).isEmpty();
            failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> subjects(server, trusting("server")));
            assertThat(server.calls()).hasSize(1);
        }
        try (RegistryServer server = start("elsewhere", true)) {
            assertThat(subjects(
                            server, trusting("elsewhere", withKey("registry.ssl.endpoint.identification.algorithm="))))
                    .isEmpty();
        }
    }

    @Test
    void takesTheKeyAsText() throws Exception {
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(load("client")
                                .getKey("client", PASSWORD.toCharArray())
                                .getEncoded())
                + "\n-----END PRIVATE KEY-----";
        try (RegistryServer server = start("server", true)) {
            assertThat(subjects(
                            server,
                            "registry.ssl.truststore.type=PEM",
                            "registry.ssl.truststore.certificates=" + Files.readString(folder.resolve("server.pem")),
                            "registry.ssl.keystore.type=PEM",
                            "registry.ssl.keystore.certificate.chain=" + Files.readString(folder.resolve("client.pem")),
                            "registry.ssl.keystore.key=" + key))
                    .isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeReadIsInvalid() throws Exception {
        try (RegistryServer server = start("server", false)) {
            assertThat(failure(
                                    ExitCode.INVALID_INPUT,
                                    "INVALID_TLS",
                                    () -> subjects(server, "registry.ssl.truststore.location=/no/such.jks"))
                            .message())
                    .startsWith("cannot use the registry.ssl.* properties: ")
                    .contains("/no/such.jks");
            assertThat(failure(
                                    ExitCode.INVALID_INPUT,
                                    "INVALID_TLS",
                                    () -> subjects(
                                            server, trusting("server", "registry.ssl.truststore.password=hunter2")))
                            .message())
                    .doesNotContain("hunter2");
            failure(ExitCode.INVALID_INPUT, "INVALID_TLS", () -> subjects(server, "registry.ssl.protocol=SSLv99"));
        }
    }
}
