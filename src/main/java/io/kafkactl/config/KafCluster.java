package io.kafkactl.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a cluster of kaf ({@code ~/.kaf/config}). */
final class KafCluster {
    private KafCluster() {}

    static ImportedContext read(String name, YamlNode node, ForeignPaths paths) {
        ForeignFields fields = ForeignFields.of("", node);
        fields.text("name");
        ForeignContext context = new ForeignContext(name, node, fields.texts("brokers"), paths);
        String protocol = fields.text("security-protocol").orElse("").toUpperCase(Locale.ROOT);
        if (fields.has("TLS")) {
            context.tls("", fields.part("TLS"), "cafile", "clientfile", "clientkeyfile", "insecure");
        } else if (protocol.endsWith("SSL")) {
            context.requireTls();
        }
        login(context, fields.part("SASL"));
        fields.text("schema-registry-url").ifPresent(url -> context.registry(List.of(url), false));
        ForeignFields registry = fields.part("schema-registry-credentials");
        context.registryLogin(registry.text("username"), registry.text("password"));
        // The version is found out by asking the broker.
        fields.text("version");
        return context.build(fields);
    }

    private static void login(ForeignContext context, ForeignFields sasl) {
        String mechanism = sasl.text("mechanism").orElse("");
        Optional<String> user = sasl.text("username");
        Optional<String> password = sasl.text("password");
        Optional<String> id = sasl.text("clientID");
        Optional<String> secret = sasl.text("clientSecret");
        Optional<String> endpoint = sasl.text("tokenURL");
        List<String> scopes = sasl.texts("scopes");
        sasl.text("version");
        if (mechanism.equalsIgnoreCase("OAUTHBEARER") && id.isPresent() && secret.isPresent() && endpoint.isPresent()) {
            context.oauth(id.get(), secret.get(), endpoint.get(), scopes);
        } else if (!mechanism.isEmpty() || user.isPresent()) {
            context.sasl(mechanism, user.orElse(null), password.orElse(null));
        }
    }
}
