package io.kafkactl.config;

import java.util.List;
import java.util.Optional;

/** Reads a context of deviceinsight/kafkactl ({@code ~/.config/kafkactl/config.yml}, as of its version 5). */
final class KafkactlGoContext {
    private KafkactlGoContext() {}

    static ImportedContext read(String name, YamlNode node, ForeignPaths paths) {
        ForeignFields fields = ForeignFields.of("", node);
        ForeignContext context = new ForeignContext(name, node, fields.texts("brokers"), paths);
        ForeignFields tls = fields.part("tls");
        if (tls.flag("enabled")) {
            context.tls("", tls, "ca", "cert", "certKey", "insecure");
        }
        ForeignFields sasl = fields.part("sasl");
        if (sasl.flag("enabled")) {
            context.sasl(
                    sasl.text("mechanism").orElse(""),
                    sasl.text("username").orElse(null),
                    sasl.text("password").orElse(null));
        }
        context.set("client.id", fields.text("clientID"));
        registry(context, fields);
        clients(context, fields);
        if (fields.part("kubernetes").flag("enabled")) {
            context.warn("commands run here and not in a pod: the brokers must be reachable from this machine");
        }
        return context.build(fields);
    }

    private static void registry(ForeignContext context, ForeignFields fields) {
        ForeignFields registry = fields.part("schemaRegistry");
        ForeignFields tls = registry.part("tls");
        boolean secure = tls.flag("enabled");
        // Before its version 5 the address stood among the settings of Avro.
        Optional<String> address =
                registry.text("url").or(() -> fields.part("avro").text("schemaRegistry"));
        address.ifPresent(url -> context.registry(List.of(url), secure));
        context.registryLogin(registry.text("username"), registry.text("password"));
        if (secure) {
            context.tls("registry.", tls, "ca", "cert", "certKey", "insecure");
        }
    }

    private static void clients(ForeignContext context, ForeignFields fields) {
        ForeignFields producer = fields.part("producer");
        context.set("producer.max.request.size", producer.text("maxMessageBytes"));
        Optional<String> acks = producer.text("requiredAcks");
        if (acks.isPresent() && !acks.get().equalsIgnoreCase("WaitForAll")) {
            context.warn("records are written with acks=all here, not " + acks.get());
        }
        Optional<String> isolation = fields.part("consumer").text("isolationLevel");
        if (isolation.isPresent() && isolation.get().equalsIgnoreCase("ReadUncommitted")) {
            context.set("consumer.isolation.level", Optional.of("read_uncommitted"));
        }
        // The version is found out by asking the broker.
        fields.text("kafkaVersion");
        Optional<String> timeout = fields.text("requestTimeout");
        timeout.ifPresent(given -> context.warn("requestTimeout is --timeout " + given + " here"));
    }
}
