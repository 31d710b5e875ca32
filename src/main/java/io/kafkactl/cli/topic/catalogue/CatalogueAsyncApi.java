package io.kafkactl.cli.topic.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.provision.catalogue.Catalogue;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Companion;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic.Schema;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.output.Printer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A catalogue as an AsyncAPI 3.0.0 document in JSON: a channel for each topic, with the bindings for Kafka 0.5.0. */
final class CatalogueAsyncApi {
    static final String VERSION = "3.0.0";
    private static final String BINDING = "0.5.0";
    private static final int SHORT_HASH = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueAsyncApi() {}

    static String of(Catalogue catalogue, String title) {
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("title", title);
        String version = catalogue.version();
        info.put("version", version.isEmpty() ? "1.0.0" : "1.0.0+" + version.substring(0, SHORT_HASH));
        put(info, "x-environment", catalogue.environment());
        put(info, "x-cluster-id", catalogue.clusterId());
        Map<String, @Nullable Object> channels = new LinkedHashMap<>();
        for (CatalogueTopic topic : catalogue.topics()) {
            channels.put(topic.name(), channel(topic));
            topic.companions().forEach(companion -> channels.put(companion.name(), companion(companion, topic)));
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("asyncapi", VERSION);
        document.put("info", info);
        document.put("defaultContentType", "application/octet-stream");
        document.put("channels", channels);
        return Printer.document(document);
    }

    private static Map<String, @Nullable Object> channel(CatalogueTopic topic) {
        TopicFacts facts = topic.facts();
        Map<String, @Nullable Object> channel = new LinkedHashMap<>();
        channel.put("address", topic.name());
        put(channel, "description", CatalogueWords.description(topic));
        channel.put("messages", Map.of("record", message(topic)));
        if (facts.owner() != null) {
            channel.put("tags", List.of(Map.of("name", facts.owner())));
        }
        channel.put("bindings", binding(topic.name(), topic.partitions(), topic.copies(), topic.config()));
        put(channel, "x-owner", facts.owner());
        put(channel, "x-contact", facts.contact());
        put(channel, "x-classification", facts.classification());
        put(channel, "x-kept", CatalogueWords.retention(topic.config()));
        TopicFacts.Deprecation deprecated = facts.deprecated();
        if (deprecated != null) {
            channel.put("x-deprecated-until", deprecated.until().toString());
            put(channel, "x-deprecated-reason", deprecated.reason());
        }
        put(channel, "x-replaces", facts.replaces());
        put(channel, "x-replaced-by", topic.replacedBy());
        put(channel, "x-exists", topic.exists());
        if (topic.groups() != null) {
            channel.put(
                    "x-groups",
                    topic.groups().stream().map(CatalogueAsyncApi::group).toList());
        }
        return channel;
    }

    private static Map<String, Object> group(GroupUse use) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("group", use.group());
        group.put("members", use.members());
        return group;
    }

    private static Map<String, @Nullable Object> companion(Companion companion, CatalogueTopic topic) {
        Map<String, @Nullable Object> channel = new LinkedHashMap<>();
        channel.put("address", companion.name());
        channel.put("bindings", binding(companion.name(), companion.partitions(), topic.copies(), companion.config()));
        channel.put("x-companion-of", topic.name());
        channel.put("x-kept", CatalogueWords.retention(companion.config()));
        return channel;
    }

    private static Map<String, @Nullable Object> message(CatalogueTopic topic) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("name", topic.name());
        if (topic.facts().deprecated() != null) {
            message.put("deprecated", true);
        }
        for (Schema schema : topic.schemas()) {
            if (schema.declared().part().equals("value")) {
                payload(schema).ifPresent(payload -> message.put("payload", payload));
                message.put("x-schema-file", schema.file());
                put(message, "x-schema-subject", schema.declared().subject());
            }
        }
        Map<String, @Nullable Object> kafka = new LinkedHashMap<>();
        TopicFacts.Key key = topic.facts().key();
        if (key != null && !key.isNone()) {
            Map<String, @Nullable Object> described = new LinkedHashMap<>();
            described.put("title", key.type());
            put(described, "description", key.meaning());
            kafka.put("key", described);
        }
        kafka.put("bindingVersion", BINDING);
        message.put("bindings", Map.of("kafka", kafka));
        return message;
    }

    /** Nothing for a schema that could not be read, or is not what its name says. */
    private static Optional<Map<String, Object>> payload(Schema schema) {
        String text = schema.text();
        if (text == null) {
            return Optional.empty();
        }
        boolean proto = schema.file().endsWith(".proto");
        boolean avro = schema.file().endsWith(".avsc") || schema.file().endsWith(".avro");
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(
                "schemaFormat",
                proto
                        ? "application/vnd.google.protobuf;version=3"
                        : avro
                                ? "application/vnd.apache.avro+json;version=1.9.0"
                                : "application/schema+json;version=draft-07");
        try {
            payload.put("schema", proto ? text : JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return Optional.of(payload);
    }

    private static Map<String, Object> binding(String name, int partitions, int copies, Map<String, String> config) {
        Map<String, @Nullable Object> kafka = new LinkedHashMap<>();
        kafka.put("topic", name);
        kafka.put("partitions", partitions);
        kafka.put("replicas", copies);
        Map<String, Object> settings = new LinkedHashMap<>();
        config.forEach((key, value) -> settings.put(key, typed(key, value)));
        kafka.put("topicConfiguration", settings);
        kafka.put("bindingVersion", BINDING);
        return Map.of("kafka", kafka);
    }

    private static Object typed(String key, String value) {
        if (key.equals("cleanup.policy")) {
            return List.of(value.split(","));
        }
        if (value.matches("-?\\d{1,18}")) {
            return Long.valueOf(value);
        }
        return value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
    }

    private static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }
}
