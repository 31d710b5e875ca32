package io.kafkactl.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Client properties as a user writes them, for each way to connect and log in to a {@link SecureKafka}. */
public final class ClientProperties {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

    private final SecureKafka kafka;

    public ClientProperties(SecureKafka kafka) {
        this.kafka = kafka;
    }

    /** TLS that trusts that authority, from a PKCS12 file. */
    public Map<String, String> trusting(String authority) {
        return properties(
                "security.protocol",
                "SSL",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                kafka.certificates().file(authority + "-trust.p12").toString(),
                "ssl.truststore.password",
                Certificates.PASSWORD);
    }

    /** The same from a PEM file. */
    public Map<String, String> trustingPem(String authority) {
        return properties(
                "security.protocol", "SSL",
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location",
                        kafka.certificates().file(authority + "-trust.pem").toString());
    }

    /** A client certificate in a PKCS12 file. */
    public Map<String, String> certificate(String name) {
        return properties(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                kafka.certificates().file(name + ".p12").toString(),
                "ssl.keystore.password",
                Certificates.PASSWORD,
                "ssl.key.password",
                Certificates.PASSWORD);
    }

    /** A client certificate in a PEM file. */
    public Map<String, String> certificatePem(String name) {
        return properties(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                kafka.certificates().file(name + ".pem").toString());
    }

    public static Map<String, String> plain(String user, String password) {
        return login("PLAIN", PLAIN, user, password);
    }

    /** The mechanism {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}. */
    public static Map<String, String> scram(String mechanism, String user, String password) {
        return login(mechanism, SCRAM, user, password);
    }

    /** Client credentials for a token endpoint. */
    public static Map<String, String> oauth(String endpoint, String client, String secret) {
        return properties(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "OAUTHBEARER",
                "sasl.jaas.config",
                OAUTH + "OAuthBearerLoginModule required;",
                "sasl.login.callback.handler.class",
                OAUTH + "OAuthBearerLoginCallbackHandler",
                "sasl.oauthbearer.token.endpoint.url",
                endpoint,
                "sasl.oauthbearer.client.credentials.client.id",
                client,
                "sasl.oauthbearer.client.credentials.client.secret",
                secret,
                "sasl.login.retry.backoff.max.ms",
                "300");
    }

    private static Map<String, String> login(String mechanism, String module, String user, String password) {
        return properties(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                module + " required username=\"" + user + "\" password=\"" + password + "\";");
    }

    /** The later wins. */
    @SafeVarargs
    public static Map<String, String> all(Map<String, String>... parts) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map<String, String> part : parts) {
            all.putAll(part);
        }
        return all;
    }

    /** In this order: key, value, key, value. */
    public static Map<String, String> properties(String... words) {
        Map<String, String> made = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            made.put(words[i], words[i + 1]);
        }
        return made;
    }
}
