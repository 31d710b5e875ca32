package io.kafkactl.client.registry;

import io.kafkactl.error.KafkactlException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;

/** The login of the broker clients, for a registry that takes the same one. */
record SaslLogin(Map<String, String> clientProperties, JaasContext jaas) {
    private static final Map<String, String> PROPERTIES = Map.of(
            "clientId", SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID,
            "clientSecret", SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
            "scope", SaslConfigs.SASL_OAUTHBEARER_SCOPE);

    /** Exit 4 where the brokers are not logged in to by SASL either. */
    static SaslLogin of(Map<String, String> clientProperties) {
        String config = clientProperties.get(SaslConfigs.SASL_JAAS_CONFIG);
        if (config == null) {
            throw missing(SaslConfigs.SASL_JAAS_CONFIG);
        }
        try {
            return new SaslLogin(
                    clientProperties,
                    JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(config))));
        } catch (KafkaException | IllegalArgumentException e) {
            throw KafkactlException.invalid(
                    "INVALID_PROPERTY", "cannot read sasl.jaas.config: " + e.getMessage(), null);
        }
    }

    /** By its name in the login module; the newer property of the same meaning wins. */
    Optional<String> find(String option) {
        String property = PROPERTIES.get(option);
        Stream<Object> options = jaas.configurationEntries().stream()
                .map(entry -> entry.getOptions().get(option));
        return Stream.concat(Stream.ofNullable(property).map(clientProperties::get), options)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst();
    }

    String require(String option) {
        return find(option).orElseThrow(() -> missing(option + " in sasl.jaas.config"));
    }

    String tokenEndpoint() {
        String endpoint = clientProperties.get(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL);
        if (endpoint == null) {
            throw missing(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL);
        }
        return endpoint;
    }

    private static KafkactlException missing(String what) {
        return KafkactlException.invalid(
                "MISSING_PROPERTY",
                "the schema registry is to get the login of the brokers, but there is no " + what,
                null);
    }
}
