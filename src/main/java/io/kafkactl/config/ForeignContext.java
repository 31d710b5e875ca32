package io.kafkactl.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers a context from what another tool says about a cluster, in the words of Kafka's clients. */
final class ForeignContext {
    private static final String SECURITY = "org.apache.kafka.common.security.";
    private static final int DEFAULT_PORT = 9092;

    private final String name;
    private final List<String> brokers;
    private final ForeignPaths paths;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private List<String> registry = List.of();
    private boolean tls;
    private boolean sasl;

    /** Exit 4 for a cluster without brokers. */
    ForeignContext(String name, YamlNode node, List<String> brokers, ForeignPaths paths) {
        if (brokers.isEmpty()) {
            throw node.error(
                    "'" + name + "' names no brokers",
                    "remove it from the file, or name the others: " + "kafkactl context import FILE NAME");
        }
        this.name = ours(name);
        this.brokers = brokers.stream().map(ForeignContext::withPort).toList();
        this.paths = paths;
        if (!this.name.equals(name)) {
            warn("is '" + this.name + "' here");
        }
        String list = String.join(",", this.brokers);
        BootstrapServers.complaint(list).ifPresent(complaint -> {
            throw node.error("brokers of '" + name + "': " + complaint, null);
        });
    }

    private static String ours(String name) {
        String usable = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return usable.isEmpty() ? "imported" : usable;
    }

    private static String withPort(String broker) {
        return broker.matches(".*:\\d+") ? broker : broker + ":" + DEFAULT_PORT;
    }

    void set(String key, Optional<String> value) {
        value.ifPresent(given -> properties.put(key, given));
    }

    void warn(String text) {
        warnings.add(text);
    }

    /** The certificates of a mapping whose keys are these; {@code prefix} says whose, empty or {@code registry.}. */
    void tls(String prefix, ForeignFields tls, String ca, String certificate, String key, String insecure) {
        if (prefix.isEmpty()) {
            this.tls = true;
        }
        tls.text(ca).ifPresent(file -> {
            properties.put(prefix + "ssl.truststore.type", "PEM");
            properties.put(prefix + "ssl.truststore.location", paths.absolute(file));
        });
        Optional<String> chain = tls.text(certificate);
        Optional<String> own = tls.text(key);
        if (chain.isPresent() && own.isPresent()) {
            properties.put(prefix + "ssl.keystore.type", "PEM");
            properties.put(prefix + "ssl.keystore.certificate.chain", "file:" + paths.absolute(chain.get()));
            properties.put(prefix + "ssl.keystore.key", "file:" + paths.absolute(own.get()));
            warn("the key " + own.get()
                    + " must be in PKCS #8 form (BEGIN PRIVATE KEY): openssl pkcs8 -topk8 makes it so");
        }
        if (tls.flag(insecure)) {
            warn("certificates are checked here, " + insecure + " is not taken over: name the CA in " + prefix
                    + "ssl.truststore.location");
        }
    }

    /** @param mechanism in any tool's spelling */
    void sasl(String mechanism, @Nullable String user, @Nullable String password) {
        sasl = true;
        String kafkas = mechanism.toUpperCase(Locale.ROOT).replace("_", "-");
        switch (kafkas) {
            case "", "PLAIN", "PLAINTEXT" -> login("PLAIN", user, password);
            case "SCRAM-SHA256", "SCRAM-SHA-256" -> login("SCRAM-SHA-256", user, password);
            case "SCRAM-SHA512", "SCRAM-SHA-512" -> login("SCRAM-SHA-512", user, password);
            default ->
                warn("the login by " + mechanism + " is not taken over: set sasl.mechanism and what it needs "
                        + "in the properties of the context");
        }
    }

    private void login(String mechanism, @Nullable String user, @Nullable String password) {
        properties.put("sasl.mechanism", mechanism);
        if (user == null || password == null) {
            warn("the file has no name or no password: add sasl.username and sasl.password to the properties");
        }
        set(LoginConfig.USERNAME, Optional.ofNullable(user));
        set(LoginConfig.PASSWORD, Optional.ofNullable(password));
    }

    /** By client credentials, as the clients of Kafka 4 have it. */
    void oauth(String id, String secret, String endpoint, List<String> scopes) {
        sasl = true;
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put("sasl.jaas.config", SECURITY + "oauthbearer.OAuthBearerLoginModule required;");
        properties.put("sasl.login.callback.handler.class", SECURITY + "oauthbearer.OAuthBearerLoginCallbackHandler");
        properties.put("sasl.oauthbearer.token.endpoint.url", endpoint);
        properties.put("sasl.oauthbearer.client.credentials.client.id", id);
        properties.put("sasl.oauthbearer.client.credentials.client.secret", secret);
        if (!scopes.isEmpty()) {
            properties.put("sasl.oauthbearer.scope", String.join(" ", scopes));
        }
    }

    /** One that cannot be used is left out with a warning. */
    void registry(List<String> addresses, boolean secure) {
        List<String> urls = addresses.stream()
                .map(address -> address.contains("://") ? address : (secure ? "https://" : "http://") + address)
                .toList();
        RegistryAddress.complaint(urls)
                .ifPresentOrElse(complaint -> warn("the schema registry is not taken over: " + complaint), () -> {
                    registry = urls;
                });
    }

    void registryLogin(Optional<String> user, Optional<String> password) {
        if (user.isPresent()) {
            properties.put("registry.basic.auth.user.info", user.get() + ":" + password.orElse(""));
        }
    }

    /** Keys that have no counterpart are told, so that nobody relies on them. */
    ImportedContext build(ForeignFields all) {
        List<String> unknown = all.unasked();
        if (!unknown.isEmpty()) {
            warn("not taken over: " + String.join(", ", unknown));
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        if (tls || sasl) {
            ordered.put("security.protocol", (sasl ? "SASL_" : "") + (tls ? "SSL" : "PLAINTEXT"));
        }
        ordered.putAll(properties);
        return new ImportedContext(
                new Context(
                        name,
                        String.join(",", brokers),
                        ordered,
                        registry,
                        false,
                        false,
                        false,
                        HouseRules.DEFAULT,
                        DlqSettings.DEFAULT,
                        null),
                warnings);
    }

    void requireTls() {
        tls = true;
    }
}
