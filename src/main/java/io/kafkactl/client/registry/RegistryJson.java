package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the registry's JSON; fields that we do not know are let be. */
final class RegistryJson {
    private RegistryJson() {}

    /** The body of a registration, a lookup or a check. */
    static ObjectNode registration(Registration registration) {
        SchemaText schema = registration.schema();
        ObjectNode body = RegistryAnswer.MAPPER.createObjectNode();
        body.put("schema", schema.text());
        if (schema.type() != SchemaType.AVRO) {
            // Registries that know Avro alone refuse the field.
            body.put("schemaType", schema.type().name());
        }
        if (!schema.references().isEmpty()) {
            ArrayNode references = body.putArray("references");
            schema.references()
                    .forEach(reference -> references
                            .addObject()
                            .put("name", reference.name())
                            .put("subject", reference.subject())
                            .put("version", reference.version()));
        }
        if (!schema.metadata().isEmpty()) {
            ObjectNode properties = body.putObject("metadata").putObject("properties");
            schema.metadata().forEach(properties::put);
        }
        if (registration.id() != null) {
            body.put("id", registration.id());
        }
        if (registration.version() != null) {
            body.put("version", registration.version());
        }
        return body;
    }

    static ObjectNode object(String name, String value) {
        return RegistryAnswer.MAPPER.createObjectNode().put(name, value);
    }

    /** Empty when the text of the schema is missing. */
    static Optional<SchemaText> schema(JsonNode node) {
        JsonNode text = node.path("schema");
        Optional<SchemaType> type = type(node.path("schemaType").asText(""));
        if (!text.isTextual() || type.isEmpty()) {
            return Optional.empty();
        }
        List<SchemaReference> references = new ArrayList<>();
        node.path("references")
                .forEach(reference -> references.add(new SchemaReference(
                        reference.path("name").asText(""),
                        reference.path("subject").asText(""),
                        reference.path("version").asInt(0))));
        Map<String, String> metadata = new LinkedHashMap<>();
        node.path("metadata")
                .path("properties")
                .properties()
                .forEach(property ->
                        metadata.put(property.getKey(), property.getValue().asText()));
        return Optional.of(new SchemaText(type.get(), text.asText(), references, metadata));
    }

    /** Empty when one of the fields that every version has is missing. */
    static Optional<RegisteredSchema> registered(JsonNode node) {
        boolean whole = node.path("subject").isTextual()
                && node.path("version").isInt()
                && node.path("id").isInt();
        return whole
                ? schema(node)
                        .map(schema -> new RegisteredSchema(
                                node.path("subject").asText(),
                                node.path("version").asInt(),
                                node.path("id").asInt(),
                                text(node, "guid"),
                                schema))
                : Optional.empty();
    }

    static Optional<SubjectVersion> subjectVersion(JsonNode node) {
        return node.path("subject").isTextual() && node.path("version").isInt()
                ? Optional.of(new SubjectVersion(
                        node.path("subject").asText(), node.path("version").asInt()))
                : Optional.empty();
    }

    static Optional<ContextId> contextId(JsonNode node) {
        return node.path("context").isTextual() && node.path("id").isInt()
                ? Optional.of(new ContextId(
                        node.path("context").asText(), node.path("id").asInt()))
                : Optional.empty();
    }

    /** A name that is missing means Avro; one that we do not know is empty. */
    static Optional<SchemaType> type(String name) {
        return name.isEmpty() ? Optional.of(SchemaType.AVRO) : constant(SchemaType.class, name);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
