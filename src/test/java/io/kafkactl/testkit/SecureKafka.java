package io.kafkactl.testkit;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One broker with a listener for every way to connect and to log in, some of them set up wrongly. It checks permissions:
 * whoever comes without login may do everything, others what is not reserved.
 */
public final class SecureKafka implements AutoCloseable {
    public static final String USER = "ann";
    public static final String SECRET = "ann-secret";

    /** What the broker listens with. */
    public enum Listener {
        TLS("SSL", "server"),
        MUTUAL("SSL", "server"),
        EXPIRED("SSL", "expired"),
        FUTURE("SSL", "future"),
        ELSEWHERE("SSL", "elsewhere"),
        MODERN("SSL", "server"),
        SASL("SASL_PLAINTEXT", ""),
        SASLTLS("SASL_SSL", "server"),
        OAUTH("SASL_PLAINTEXT", ""),
        NOWHERE("PLAINTEXT", ""),
        CLOSED("PLAINTEXT", "");

        private final String protocol;
        private final String certificate;

        Listener(String protocol, String certificate) {
            this.protocol = protocol;
            this.certificate = certificate;
        }
    }

    private static final String SETTINGS = """
            log.dirs=data
            inter.broker.listener.name=PLAINTEXT
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=true
            super.users=User:ANONYMOUS
            listener.name.mutual.ssl.client.auth=required
            listener.name.modern.ssl.enabled.protocols=TLSv1.3
            listener.name.modern.ssl.protocol=TLSv1.3
            listener.name.oauth.sasl.enabled.mechanisms=OAUTHBEARER
            listener.name.oauth.oauthbearer.sasl.jaas.config=\
            org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
            listener.name.oauth.oauthbearer.sasl.server.callback.handler.class=\
            org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
            """;

    private final Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
    private final Certificates certificates;
    private final TokenServer tokens;
    private final BrokerProcess broker;

    /** Returns when the broker answers. */
    public SecureKafka(Path folder) throws Exception {
        this.certificates = certificates(folder);
        this.tokens = new TokenServer();
        for (Listener listener : Listener.values()) {
            ports.put(listener, BrokerProcess.freePort());
        }
        this.broker = new BrokerProcess(
                Files.createDirectories(folder.resolve("broker")),
                SETTINGS + listeners() + logins(),
                List.of(),
                List.of("-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=" + tokens.keysUrl()));
        broker.start();
        for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
            TestCluster.get(cluster()
                    .admin()
                    .alterUserScramCredentials(List.of(
                            new UserScramCredentialUpsertion(USER, new ScramCredentialInfo(mechanism, 4096), SECRET)))
                    .all());
        }
    }

    private static Certificates certificates(Path folder) throws Exception {
        Certificates made = new Certificates(Files.createDirectories(folder.resolve("certificates")));
        made.authority("house");
        made.authority("stranger");
        // Somebody looks the name of the address up, and may find this one.
        String here = "san=ip:127.0.0.1,dns:localhost,dns:"
                + InetAddress.getLoopbackAddress().getHostName();
        made.issue("server", "house", "-ext", here, "-validity", "10");
        made.issue("expired", "house", "-ext", here, "-startdate", "-10d", "-validity", "5");
        made.issue("future", "house", "-ext", here, "-startdate", "+5d", "-validity", "5");
        made.issue("elsewhere", "house", "-ext", "san=dns:elsewhere.example", "-validity", "10");
        made.issue("client", "house", "-validity", "10");
        made.issue("client-expired", "house", "-startdate", "-10d", "-validity", "5");
        return made;
    }

    private String listeners() {
        StringJoiner listeners = new StringJoiner(",", "listeners=LISTENERS,", "\n");
        StringJoiner advertised = new StringJoiner(",", "advertised.listeners=PLAINTEXT://ADDRESS,", "\n");
        StringJoiner protocols =
                new StringJoiner(",", "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,", "\n");
        StringBuilder stores = new StringBuilder();
        ports.forEach((listener, port) -> {
            listeners.add(listener + "://127.0.0.1:" + port);
            advertised.add(listener + "://" + advertised(listener, port));
            protocols.add(listener + ":" + listener.protocol);
            if (!listener.certificate.isEmpty()) {
                stores.append(stores(listener));
            }
        });
        return listeners.toString() + advertised + protocols + stores;
    }

    private static String advertised(Listener listener, int port) {
        return switch (listener) {
            case NOWHERE -> "no-such-host.invalid:9092";
            case CLOSED -> "127.0.0.1:1";
            default -> "127.0.0.1:" + port;
        };
    }

    private String stores(Listener listener) {
        return """
                listener.name.%1$s.ssl.keystore.type=PKCS12
                listener.name.%1$s.ssl.keystore.location=%2$s
                listener.name.%1$s.ssl.keystore.password=%4$s
                listener.name.%1$s.ssl.key.password=%4$s
                listener.name.%1$s.ssl.truststore.type=PKCS12
                listener.name.%1$s.ssl.truststore.location=%3$s
                listener.name.%1$s.ssl.truststore.password=%4$s
                """.formatted(
                        name(listener),
                        certificates.file(listener.certificate + ".p12"),
                        certificates.file("house-trust.p12"),
                        Certificates.PASSWORD);
    }

    private String logins() {
        StringBuilder text = new StringBuilder();
        for (Listener listener : List.of(Listener.SASL, Listener.SASLTLS)) {
            text.append("""
                    listener.name.%1$s.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
                    listener.name.%1$s.plain.sasl.jaas.config=\
                    org.apache.kafka.common.security.plain.PlainLoginModule required user_%2$s="%3$s";
                    listener.name.%1$s.scram-sha-256.sasl.jaas.config=\
                    org.apache.kafka.common.security.scram.ScramLoginModule required;
                    listener.name.%1$s.scram-sha-512.sasl.jaas.config=\
                    org.apache.kafka.common.security.scram.ScramLoginModule required;
                    """.formatted(name(listener), USER, SECRET));
        }
        return text.append("listener.name.oauth.sasl.oauthbearer.jwks.endpoint.url=" + tokens.keysUrl() + "\n")
                .append("listener.name.oauth.sasl.oauthbearer.expected.audience=" + TokenServer.AUDIENCE + "\n")
                .toString();
    }

    private static String name(Listener listener) {
        return listener.name().toLowerCase(Locale.ROOT);
    }

    public String address(Listener listener) {
        return "127.0.0.1:" + ports.get(listener);
    }

    /** Of the listener without login and without TLS. */
    public String plainAddress() {
        return broker.address();
    }

    public Certificates certificates() {
        return certificates;
    }

    public TokenServer tokens() {
        return tokens;
    }

    public TestCluster cluster() {
        return broker.cluster();
    }

    /** From now on only a user whom nobody knows may use it, besides those without login. */
    public void reserve(ResourceType type, String name) {
        TestCluster.get(cluster()
                .admin()
                .createAcls(Set.of(new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry("User:nobody", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                .all());
    }

    /** Runs kafkactl against one listener with these client properties. */
    public CliResult run(CliRunner runner, String address, Map<String, String> properties, String... args) {
        List<String> all = new ArrayList<>(List.of("-b", address));
        properties.forEach((key, value) -> all.addAll(List.of("-X", key + "=" + value)));
        all.addAll(List.of(args));
        return runner.run(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        broker.close();
        tokens.close();
    }
}
