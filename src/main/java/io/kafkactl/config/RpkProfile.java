package io.kafkactl.config;

import java.util.List;

/** Reads a profile of rpk ({@code ~/.config/rpk/rpk.yaml}, or what {@code rpk profile print} prints). */
final class RpkProfile {
    private RpkProfile() {}

    static ImportedContext read(String name, YamlNode node, ForeignPaths paths) {
        ForeignFields fields = ForeignFields.of("", node);
        fields.text("name");
        ForeignFields kafka = fields.part("kafka_api");
        ForeignContext context = new ForeignContext(name, node, kafka.texts("brokers"), paths);
        tls(context, "", kafka);
        ForeignFields sasl = kafka.part("sasl");
        if (sasl.has("user") || sasl.has("mechanism")) {
            context.sasl(
                    sasl.text("mechanism").orElse(""),
                    sasl.text("user").orElse(null),
                    sasl.text("password").orElse(null));
        }
        ForeignFields registry = fields.part("schema_registry");
        List<String> addresses = registry.texts("addresses");
        boolean secure = registry.has("tls");
        if (!addresses.isEmpty()) {
            context.registry(addresses, secure);
            tls(context, "registry.", registry);
        }
        // About the terminal, and an interface of Redpanda's own.
        List.of("description", "prompt", "from_cloud", "admin_api", "cloud_cluster", "license_check")
                .forEach(fields::has);
        List.of("version", "globals", "current_profile").forEach(fields::has);
        return context.build(fields);
    }

    private static void tls(ForeignContext context, String prefix, ForeignFields api) {
        if (api.has("tls")) {
            ForeignFields tls = api.part("tls");
            // Its older files call the same thing a trust store.
            String ca = tls.has("ca_file") ? "ca_file" : "truststore_file";
            context.tls(prefix, tls, ca, "cert_file", "key_file", "insecure_skip_verify");
        }
    }
}
