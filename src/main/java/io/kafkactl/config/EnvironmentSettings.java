package io.kafkactl.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about where to connect: {@code KAFKACTL_CONTEXT}, {@code KAFKACTL_BOOTSTRAP_SERVER},
 * {@code KAFKACTL_SCHEMA_REGISTRY}, and a client property in each {@code KAFKACTL_X_SASL_MECHANISM}.
 *
 * @param properties by their names as Kafka spells them
 */
record EnvironmentSettings(
        @Nullable String context,
        @Nullable String bootstrapServers,
        @Nullable String schemaRegistry,
        Map<String, String> properties) {
    static final String CONTEXT = "KAFKACTL_CONTEXT";
    static final String BOOTSTRAP_SERVER = "KAFKACTL_BOOTSTRAP_SERVER";
    static final String SCHEMA_REGISTRY = "KAFKACTL_SCHEMA_REGISTRY";
    private static final String PROPERTY = "KAFKACTL_X_";

    static EnvironmentSettings of(Map<String, String> env) {
        Map<String, String> properties = new TreeMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith(PROPERTY) && name.length() > PROPERTY.length()) {
                properties.put(key(name), value);
            }
        });
        return new EnvironmentSettings(
                given(env, CONTEXT), given(env, BOOTSTRAP_SERVER), given(env, SCHEMA_REGISTRY), properties);
    }

    /** An empty variable counts as none: that is how scripts unset one for a single call. */
    private static @Nullable String given(Map<String, String> env, String name) {
        String value = env.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String key(String variable) {
        return variable.substring(PROPERTY.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The variable that gives a property. */
    static String variable(String key) {
        return PROPERTY + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
