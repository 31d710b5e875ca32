package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The registry behind its REST interface. What a registry may ignore, such as the filters of a listing, is done here
 * again; what it may not know at all gives the empty answer that the method promises.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private final RegistryExchange exchange;
    private final RegistryListings listings;
    private final IdLookups ids;

    HttpSchemaRegistry(RegistryTransport transport) {
        this.exchange = new RegistryExchange(transport);
        this.listings = new RegistryListings(exchange);
        this.ids = new IdLookups(exchange);
    }

    @Override
    public List<String> subjects(@Nullable String prefix, Deleted deleted) {
        return listings.subjects(prefix, deleted);
    }

    @Override
    public List<Integer> versions(String subject, Deleted deleted) {
        return listings.versions(subject, deleted);
    }

    @Override
    public List<RegisteredSchema> schemas(@Nullable String prefix, Deleted deleted, boolean latestOnly) {
        return listings.schemas(prefix, deleted, latestOnly);
    }

    @Override
    public RegisteredSchema version(String subject, OptionalInt version, boolean deletedToo) {
        String which = version.isPresent() ? "version " + version.getAsInt() : "the latest version";
        RegistryCall call = RegistryCall.to(
                        "read " + which + " of subject '" + subject + "'",
                        "GET",
                        "subjects",
                        subject,
                        "versions",
                        version.isPresent() ? String.valueOf(version.getAsInt()) : "latest")
                .about(subject)
                .flag("deleted", deletedToo);
        RegistryReply reply = exchange.require(call);
        return RegistryJson.registered(reply.json()).orElseThrow(reply::unreadable);
    }

    @Override
    public List<Integer> referencedBy(String subject, int version) {
        return exchange.require(RegistryCall.to(
                                "see what refers to version " + version + " of subject '" + subject + "'",
                                "GET",
                                "subjects",
                                subject,
                                "versions",
                                String.valueOf(version),
                                "referencedby")
                        .about(subject))
                .numbers();
    }

    @Override
    public Optional<RegisteredSchema> latestWith(String subject, Map<String, String> metadata) {
        RegistryCall call = RegistryCall.to(
                        "find the latest version of subject '" + subject + "' with this metadata",
                        "GET",
                        "subjects",
                        subject,
                        "metadata")
                .about(subject);
        for (Map.Entry<String, String> property : metadata.entrySet()) {
            call = call.query("key", property.getKey()).query("value", property.getValue());
        }
        return exchange.findUnless(call, RegistryErrors.SUBJECT_NOT_FOUND, RegistryErrors.SCHEMA_NOT_FOUND)
                // Some registries have the call, and nothing to answer.
                .filter(reply -> !reply.json().isMissingNode())
                .map(reply -> RegistryJson.registered(reply.json()).orElseThrow(reply::unreadable));
    }

    @Override
    public SchemaText schemaById(int id, @Nullable String subject) {
        return ids.schema(id, subject);
    }

    @Override
    public Optional<String> schemaById(int id, @Nullable String subject, String format) {
        return ids.text(id, subject, format);
    }

    @Override
    public OptionalInt greatestId(int known, @Nullable String subject) {
        return ids.greatest(known, subject);
    }

    @Override
    public Optional<SchemaText> schemaByGuid(UUID guid) {
        return ids.byGuid(guid);
    }

    @Override
    public List<ContextId> idsOfGuid(UUID guid) {
        return ids.ofGuid(guid);
    }

    @Override
    public List<SubjectVersion> subjectVersions(int id, @Nullable String subject, boolean deletedToo) {
        return ids.places(id, subject, deletedToo);
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Registration schema, boolean deletedToo) {
        RegistryCall call = RegistryCall.to(
                        "look the schema up in subject '" + subject + "'", "POST", "subjects", subject)
                .about(subject)
                .flag("normalize", schema.normalize())
                .flag("deleted", deletedToo)
                .with(RegistryJson.registration(schema));
        return exchange.find(call)
                .map(reply -> RegistryJson.registered(reply.json()).orElseThrow(reply::unreadable));
    }

    @Override
    public int register(String subject, Registration schema) {
        RegistryReply reply = exchange.require(RegistryCall.to(
                        "register the schema under subject '" + subject + "'", "POST", "subjects", subject, "versions")
                .about(subject)
                .flag("normalize", schema.normalize())
                .with(RegistryJson.registration(schema)));
        JsonNode id = reply.json().path("id");
        if (!id.isInt()) {
            throw reply.unreadable();
        }
        return id.asInt();
    }

    @Override
    public CompatibilityAnswer check(String subject, OptionalInt version, Registration schema) {
        RegistryCall call = version.isPresent()
                ? RegistryCall.to(
                        "compare the schema with version " + version.getAsInt() + " of subject '" + subject + "'",
                        "POST",
                        "compatibility",
                        "subjects",
                        subject,
                        "versions",
                        String.valueOf(version.getAsInt()))
                : RegistryCall.to(
                        "check the schema against subject '" + subject + "'",
                        "POST",
                        "compatibility",
                        "subjects",
                        subject,
                        "versions");
        call = call.about(subject)
                .query("verbose", true)
                .flag("normalize", schema.normalize())
                .with(RegistryJson.registration(schema));
        RegistryReply reply = exchange.send(call);
        if (version.isEmpty() && reply.answer().errorCode() == RegistryErrors.SUBJECT_NOT_FOUND) {
            // Some registries know no subject without version; there is nothing to be incompatible with.
            return new CompatibilityAnswer(true, List.of());
        }
        JsonNode compatible = exchange.require(reply).json().path("is_compatible");
        if (!compatible.isBoolean()) {
            throw reply.unreadable();
        }
        List<String> messages = new ArrayList<>();
        reply.json().path("messages").forEach(message -> messages.add(message.asText()));
        return new CompatibilityAnswer(compatible.asBoolean(), messages);
    }

    @Override
    public Optional<CompatibilityLevel> compatibility(@Nullable String subject) {
        return exchange.find(config("read", "GET", subject))
                .map(reply -> RegistryJson.constant(
                                CompatibilityLevel.class,
                                reply.json().path("compatibilityLevel").asText(""))
                        .orElseThrow(reply::unreadable));
    }

    @Override
    public void setCompatibility(@Nullable String subject, CompatibilityLevel level) {
        exchange.require(config("set", "PUT", subject).with(RegistryJson.object("compatibility", level.name())));
    }

    @Override
    public void unsetCompatibility(@Nullable String subject) {
        exchange.requireDone(
                config("unset", "DELETE", subject),
                RegistryErrors.SUBJECT_NOT_FOUND,
                RegistryErrors.COMPATIBILITY_NOT_SET);
    }

    private static RegistryCall config(String verb, String method, @Nullable String subject) {
        return subject == null
                ? RegistryCall.to(verb + " the global compatibility level", method, "config")
                : RegistryCall.to(
                                verb + " the compatibility level of subject '" + subject + "'",
                                method,
                                "config",
                                subject)
                        .about(subject);
    }

    @Override
    public Optional<RegistryMode> mode(@Nullable String subject) {
        return exchange.find(modeCall("read", "GET", subject))
                .map(reply -> RegistryJson.constant(
                                RegistryMode.class, reply.json().path("mode").asText(""))
                        .orElseThrow(reply::unreadable));
    }

    @Override
    public void setMode(@Nullable String subject, RegistryMode mode, boolean force) {
        exchange.require(
                modeCall("set", "PUT", subject).flag("force", force).with(RegistryJson.object("mode", mode.name())));
    }

    @Override
    public void unsetMode(@Nullable String subject, boolean recursive) {
        exchange.requireDone(
                modeCall("unset", "DELETE", subject).flag("recursive", recursive),
                RegistryErrors.SUBJECT_NOT_FOUND,
                RegistryErrors.MODE_NOT_SET);
    }

    private static RegistryCall modeCall(String verb, String method, @Nullable String subject) {
        return subject == null
                ? RegistryCall.to(verb + " the mode of the registry", method, "mode")
                : RegistryCall.to(verb + " the mode of subject '" + subject + "'", method, "mode", subject)
                        .about(subject);
    }

    @Override
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        RegistryCall call = RegistryCall.to("delete subject '" + subject + "'", "DELETE", "subjects", subject)
                .about(subject)
                .flag("permanent", permanent);
        return exchange.requireDone(call, RegistryErrors.SUBJECT_NOT_FOUND, RegistryErrors.SUBJECT_SOFT_DELETED)
                .map(RegistryReply::numbers)
                .orElse(List.of());
    }

    @Override
    public void deleteVersion(String subject, int version, boolean permanent) {
        exchange.requireDone(
                RegistryCall.to(
                                "delete version " + version + " of subject '" + subject + "'",
                                "DELETE",
                                "subjects",
                                subject,
                                "versions",
                                String.valueOf(version))
                        .about(subject)
                        .flag("permanent", permanent),
                RegistryErrors.SUBJECT_NOT_FOUND,
                RegistryErrors.VERSION_NOT_FOUND,
                RegistryErrors.VERSION_SOFT_DELETED);
    }

    @Override
    public List<String> contexts() {
        return exchange
                .find(RegistryCall.to("list the contexts of the registry", "GET", "contexts"))
                .map(RegistryReply::texts)
                .orElse(List.of())
                .stream()
                // Some registries write them as they stand before subjects.
                .map(name -> name.replaceAll("^:|:$", ""))
                .toList();
    }

    @Override
    public List<SchemaType> types() {
        return exchange.find(RegistryCall.to("list the languages of the registry", "GET", "schemas", "types"))
                .map(reply ->
                        reply.items(node -> RegistryJson.type(node.asText()).orElse(null)))
                .orElse(List.of(SchemaType.AVRO));
    }

    @Override
    public ServerInfo serverInfo() {
        String doing = "ask the registry for its version";
        Optional<JsonNode> version = exchange.find(RegistryCall.to(doing, "GET", "v1", "metadata", "version"))
                .map(RegistryReply::json);
        Optional<JsonNode> id = exchange.find(RegistryCall.to(doing, "GET", "v1", "metadata", "id"))
                .map(RegistryReply::json);
        return new ServerInfo(
                version.map(node -> RegistryJson.text(node, "version")).orElse(null),
                version.map(node -> RegistryJson.text(node, "commitId")).orElse(null),
                id.map(node -> RegistryJson.text(node.path("scope").path("clusters"), "schema-registry-cluster"))
                        .orElse(null));
    }

    @Override
    public void close() {}
}
