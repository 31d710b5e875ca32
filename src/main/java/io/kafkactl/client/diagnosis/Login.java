package io.kafkactl.client.diagnosis;

import io.kafkactl.config.LoginConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * As whom the client properties log in, as far as they tell.
 *
 * @param properties client properties as given
 */
public record Login(Map<String, String> properties) {
    private static final String ANONYMOUS = "User:ANONYMOUS";

    /** As written, or the default of the clients. */
    public String protocol() {
        return properties
                .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, SecurityProtocol.PLAINTEXT.name)
                .toUpperCase(Locale.ROOT);
    }

    public String mechanism() {
        return properties.getOrDefault(SaslConfigs.SASL_MECHANISM, SaslConfigs.DEFAULT_SASL_MECHANISM);
    }

    public boolean isSasl() {
        return protocol().startsWith("SASL");
    }

    public boolean isTls() {
        return protocol().endsWith("SSL");
    }

    /** The {@code security.protocol} for a listener. */
    public static String protocol(boolean sasl, boolean tls) {
        return (sasl ? "SASL_" : "") + (tls ? "SSL" : "PLAINTEXT");
    }

    /** The user that {@code sasl.username} or {@code sasl.jaas.config} names; a Kerberos principal as it stands there. */
    public Optional<String> user() {
        String name = properties.get(LoginConfig.USERNAME);
        if (isSasl() && name != null) {
            return Optional.of(name);
        }
        String jaas = properties.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (!isSasl() || jaas == null) {
            return Optional.empty();
        }
        try {
            return JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas)))
                    .configurationEntries()
                    .stream()
                    .flatMap(entry -> Stream.of("username", "principal").<Object>map(entry.getOptions()::get))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst();
        } catch (KafkaException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The principal that brokers see unless they are configured to see another one; empty where only they know, as for
     * certificates and tokens.
     */
    public Optional<String> principal() {
        if (!isSasl()) {
            return properties.keySet().stream().anyMatch(Login::isKeystore) ? Optional.empty() : Optional.of(ANONYMOUS);
        }
        // Of a Kerberos principal brokers take the first part, unless they have rules of their own.
        boolean kerberos = mechanism().equals(SaslConfigs.GSSAPI_MECHANISM);
        return user().map(name -> "User:" + (kerberos ? name.replaceFirst("[/@].*", "") : name));
    }

    private static boolean isKeystore(String property) {
        return property.endsWith(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)
                || property.endsWith(SslConfigs.SSL_KEYSTORE_KEY_CONFIG);
    }
}
