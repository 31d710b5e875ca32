package io.kafkactl.config;

import java.util.Map;
import java.util.Optional;

/** Writes the one line of {@code sasl.jaas.config} for a login by name and password. */
public final class LoginConfig {
    /** As librdkafka has them; Kafka's Java clients do not. */
    public static final String USERNAME = "sasl.username";

    public static final String PASSWORD = "sasl.password";

    private static final String SECURITY = "org.apache.kafka.common.security.";
    private static final Map<String, String> MODULES = Map.of(
            "PLAIN", "plain.PlainLoginModule",
            "SCRAM-SHA-256", "scram.ScramLoginModule",
            "SCRAM-SHA-512", "scram.ScramLoginModule");

    private LoginConfig() {}

    /** Empty for a mechanism that takes no name and password. */
    public static Optional<String> of(String mechanism, String user, String password) {
        return Optional.ofNullable(MODULES.get(mechanism))
                .map(module -> SECURITY + module + " required username=\"" + escaped(user) + "\" password=\""
                        + escaped(password) + "\";");
    }

    /** For the quotes of a login module's option. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
