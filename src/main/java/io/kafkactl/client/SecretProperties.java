package io.kafkactl.client;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.LoginConfig;
import io.kafkactl.config.Masking;
import io.kafkactl.config.RegistryAddress;
import io.kafkactl.config.Secrets;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets in the place of the references to them, just before a client is made: {@code env:}, {@code file:} and
 * {@code exec:} in place of a value, and within one the {@code ${provider:path:key}} of Kafka's config providers, of
 * which {@code env}, {@code file} and {@code dir} need not be declared.
 */
public final class SecretProperties {
    private static final List<String> PREFIXES = List.of("", "admin.", "producer.", "consumer.");
    private static final String PROVIDERS = "config.providers";
    private static final Pattern VARIABLE = ConfigTransformer.DEFAULT_PATTERN;

    private final ConnectionSettings settings;
    private final Map<String, ConfigProvider> providers = new LinkedHashMap<>();

    private SecretProperties(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** For the clients of the brokers: what only the registry's client needs is left as it is. */
    public static ConnectionSettings forBrokers(ConnectionSettings settings) {
        return new SecretProperties(settings).resolved(key -> !RegistryAddress.owns(key));
    }

    /** For the registry's client, and for classes of the user, which may need all of them. */
    public static ConnectionSettings all(ConnectionSettings settings) {
        return new SecretProperties(settings).resolved(key -> true);
    }

    private ConnectionSettings resolved(Predicate<String> wanted) {
        Map<String, String> resolved = new LinkedHashMap<>();
        try {
            settings.properties().forEach((key, value) -> {
                // Kafka's clients would look for variables in the secrets.
                if (!key.startsWith(PROVIDERS)) {
                    resolved.put(key, wanted.test(key) ? resolve(key, value) : value);
                }
            });
        } finally {
            close();
        }
        PREFIXES.forEach(prefix -> writeLogin(prefix, resolved));
        Masking.rememberSecretsOf(resolved);
        return settings.withProperties(resolved);
    }

    /** Name and password of their own, as librdkafka has them, become the line that Kafka's Java clients want. */
    private static void writeLogin(String prefix, Map<String, String> properties) {
        String user = properties.get(prefix + LoginConfig.USERNAME);
        String password = properties.get(prefix + LoginConfig.PASSWORD);
        String mechanism = properties.getOrDefault(
                prefix + SaslConfigs.SASL_MECHANISM, properties.getOrDefault(SaslConfigs.SASL_MECHANISM, ""));
        if (user == null || password == null || properties.containsKey(prefix + SaslConfigs.SASL_JAAS_CONFIG)) {
            return;
        }
        Optional<String> login = LoginConfig.of(mechanism, user, password);
        if (login.isEmpty()) {
            throw KafkactlException.invalid(
                    "INVALID_PROPERTY",
                    prefix + LoginConfig.USERNAME + " and " + prefix + LoginConfig.PASSWORD
                            + " cannot be used with sasl.mechanism="
                            + (mechanism.isEmpty() ? SaslConfigs.DEFAULT_SASL_MECHANISM : mechanism),
                    "they are for PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512");
        }
        properties.put(prefix + SaslConfigs.SASL_JAAS_CONFIG, login.get());
        properties.remove(prefix + LoginConfig.USERNAME);
        properties.remove(prefix + LoginConfig.PASSWORD);
        Masking.remember(password);
    }

    private String resolve(String key, String value) {
        Secrets secrets = settings.secrets();
        String fetched = secrets.fetch(key, value);
        if (!fetched.equals(value)) {
            return fetched;
        }
        return VARIABLE.matcher(value)
                .replaceAll(variable -> Matcher.quoteReplacement(
                        lookUp(key, variable.group(), variable.group(1), variable.group(3), variable.group(4))));
    }

    /** @param path null where the provider has but one place to look in, as the environment */
    private String lookUp(String key, String variable, String provider, @Nullable String path, String name) {
        String value;
        try {
            value = provider(key, variable, provider)
                    .get(path == null ? "" : path, Set.of(name))
                    .data()
                    .get(name);
        } catch (KafkaException e) {
            throw missing(key, variable, KafkaErrors.oneLine(e), e);
        }
        if (value == null || value.isEmpty()) {
            throw missing(key, variable, "there is nothing of that name", null);
        }
        Masking.remember(value);
        // Within the quotes of a login module's option; Kafka's own clients would break off at a quote in a password.
        return key.endsWith(SaslConfigs.SASL_JAAS_CONFIG) ? LoginConfig.escaped(value) : value;
    }

    private static KafkactlException missing(String key, String variable, String reason, @Nullable Throwable cause) {
        return new KafkactlException(
                ExitCode.INVALID_INPUT,
                "SECRET",
                "no secret for " + key + " from " + variable + ": " + reason,
                "${env:NAME}, ${file:PATH:KEY} and ${dir:PATH:FILE} can be used anywhere in a property",
                cause);
    }

    private ConfigProvider provider(String key, String variable, String name) {
        return providers.computeIfAbsent(name, wanted -> open(key, variable, wanted));
    }

    private ConfigProvider open(String key, String variable, String name) {
        String type = settings.properties().get(PROVIDERS + "." + name + ".class");
        boolean declared = Arrays.asList(
                        settings.properties().getOrDefault(PROVIDERS, "").split("\\s*,\\s*"))
                .contains(name);
        if (declared && type == null) {
            throw missing(key, variable, PROVIDERS + "." + name + ".class is not set", null);
        }
        ConfigProvider provider = declared
                ? declared(String.valueOf(type))
                : switch (name) {
                    case "env" -> new EnvVarConfigProvider(settings.secrets().env());
                    case "file" -> new FileConfigProvider();
                    case "dir" -> new DirectoryConfigProvider();
                    default ->
                        throw missing(
                                key,
                                variable,
                                "there is no config provider '" + name + "'; " + PROVIDERS + " declares one",
                                null);
                };
        provider.configure(parameters(name));
        return provider;
    }

    private ConfigProvider declared(String type) {
        // Under its class too, it has our environment and not that of the process.
        return type.equals(EnvVarConfigProvider.class.getName())
                ? new EnvVarConfigProvider(settings.secrets().env())
                : new Plugins(settings).create(type, ConfigProvider.class);
    }

    private Map<String, String> parameters(String name) {
        String prefix = PROVIDERS + "." + name + ".param.";
        Map<String, String> parameters = new LinkedHashMap<>();
        settings.properties().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                parameters.put(
                        key.substring(prefix.length()), settings.secrets().fetch(key, value));
            }
        });
        return parameters;
    }

    private void close() {
        for (ConfigProvider provider : providers.values()) {
            try {
                provider.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
