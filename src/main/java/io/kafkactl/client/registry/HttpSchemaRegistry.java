package io.kafkactl.client.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The registry behind its REST interface. What a registry may ignore, such as the filters of a listing, is done here
 * again; what it may not know at all gives the empty answer that the method promises.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final int PAGE = 1_000;
    /** No registry is known to give less than this at a time, so a shorter page is the last. */
    private static final int SMALLEST_PAGE = 100;

    private static final Set<Integer> NOT_THERE = Set.of(404, 405);

    private final RegistryTransport transport;

    HttpSchemaRegistry(RegistryTransport transport) {
        this.transport = transport;
    }

    @Override
    public List<String> subjects(@Nullable String prefix, Deleted deleted) {
        Set<String> names = subjectPages(prefix, deleted);
        if (deleted == Deleted.ONLY && !names.isEmpty()) {
            names.removeAll(subjectPages(prefix, Deleted.EXCLUDED));
        }
        return names.stream()
                .filter(name -> prefix == null || isWildcard(prefix) || name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The prefix that asks for the subjects of all contexts. */
    private static boolean isWildcard(String prefix) {
        return prefix.startsWith(":*:");
    }

    private Set<String> subjectPages(@Nullable String prefix, Deleted deleted) {
        RegistryCall call = deleted(RegistryCall.to("list subjects", "GET", "subjects"), deleted)
                .query("subjectPrefix", prefix);
        Set<String> names = new LinkedHashSet<>();
        pages(call, JsonNode::asText, names);
        return names;
    }

    /** Reads pages until one is short, or brings nothing new because the registry gives everything at once. */
    private <T> void pages(RegistryCall call, Function<JsonNode, T> item, Set<T> found) {
        for (int offset = 0; ; ) {
            List<T> page = items(require(call.query("offset", offset).query("limit", PAGE)), item);
            boolean news = found.addAll(page);
            offset += page.size();
            if (!news || page.size() < SMALLEST_PAGE || page.size() > PAGE) {
                return;
            }
        }
    }

    private static RegistryCall deleted(RegistryCall call, Deleted deleted) {
        return call.flag("deleted", deleted != Deleted.EXCLUDED).flag("deletedOnly", deleted == Deleted.ONLY);
    }

    @Override
    public List<Integer> versions(String subject, Deleted deleted) {
        List<Integer> versions = new ArrayList<>(items(
                require(deleted(
                        RegistryCall.to(
                                        "list the versions of subject '" + subject + "'",
                                        "GET",
                                        "subjects",
                                        subject,
                                        "versions")
                                .about(subject),
                        deleted)),
                JsonNode::asInt));
        if (deleted == Deleted.ONLY) {
            versions.removeAll(activeVersions(subject));
        }
        return versions.stream().sorted().toList();
    }

    private List<Integer> activeVersions(String subject) {
        return find(RegistryCall.to(
                        "list the versions of subject '" + subject + "'", "GET", "subjects", subject, "versions"))
                .map(answer -> items(answer, JsonNode::asInt))
                .orElse(List.of());
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
        Reply reply = require(call);
        return RegistryJson.registered(reply.json()).orElseThrow(reply::unreadable);
    }

    @Override
    public List<Integer> referencedBy(String subject, int version) {
        return items(
                require(RegistryCall.to(
                                "see what refers to version " + version + " of subject '" + subject + "'",
                                "GET",
                                "subjects",
                                subject,
                                "versions",
                                String.valueOf(version),
                                "referencedby")
                        .about(subject)),
                JsonNode::asInt);
    }

    @Override
    public List<RegisteredSchema> schemas(@Nullable String prefix, Deleted deleted, boolean latestOnly) {
        RegistryCall call = deleted(RegistryCall.to("list schemas", "GET", "schemas"), deleted)
                .query("subjectPrefix", prefix)
                .flag("latestOnly", latestOnly);
        Set<RegisteredSchema> found = new LinkedHashSet<>();
        pages(call, node -> RegistryJson.registered(node).orElse(null), found);
        return found.stream()
                .filter(schema ->
                        prefix == null || isWildcard(prefix) || schema.subject().startsWith(prefix))
                .toList();
    }

    @Override
    public SchemaText schemaById(int id, @Nullable String subject) {
        Reply reply = require(byId(id).query("subject", subject));
        return RegistryJson.schema(reply.json()).orElseThrow(reply::unreadable);
    }

    @Override
    public Optional<String> schemaById(int id, @Nullable String subject, String format) {
        return Optional.ofNullable(RegistryJson.text(
                require(byId(id).query("subject", subject).query("format", format))
                        .json(),
                "schema"));
    }

    private static RegistryCall byId(int id) {
        return RegistryCall.to("read the schema with id " + id, "GET", "schemas", "ids", String.valueOf(id));
    }

    @Override
    public Optional<SchemaText> schemaByGuid(UUID guid) {
        RegistryCall call =
                RegistryCall.to("read the schema with GUID " + guid, "GET", "schemas", "guids", guid.toString());
        return findUnless(call, RegistryErrors.SCHEMA_NOT_FOUND)
                .map(reply -> RegistryJson.schema(reply.json()).orElseThrow(reply::unreadable));
    }

    @Override
    public List<SubjectVersion> subjectVersions(int id, @Nullable String subject) {
        RegistryCall call = RegistryCall.to(
                        "see where schema id " + id + " is registered",
                        "GET",
                        "schemas",
                        "ids",
                        String.valueOf(id),
                        "versions")
                .query("subject", subject);
        return findUnless(call, RegistryErrors.SCHEMA_NOT_FOUND)
                .map(reply ->
                        items(reply, node -> RegistryJson.subjectVersion(node).orElse(null)))
                .orElse(List.of());
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Registration schema) {
        RegistryCall call = RegistryCall.to(
                        "look the schema up in subject '" + subject + "'", "POST", "subjects", subject)
                .about(subject)
                .flag("normalize", schema.normalize())
                .with(RegistryJson.registration(schema));
        return find(call).map(reply -> RegistryJson.registered(reply.json()).orElseThrow(reply::unreadable));
    }

    @Override
    public int register(String subject, Registration schema) {
        Reply reply = require(RegistryCall.to(
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
        Reply reply = send(call);
        if (version.isEmpty() && reply.answer.errorCode() == RegistryErrors.SUBJECT_NOT_FOUND) {
            // Some registries know no subject without version; there is nothing to be incompatible with.
            return new CompatibilityAnswer(true, List.of());
        }
        JsonNode compatible = reply.required().json().path("is_compatible");
        if (!compatible.isBoolean()) {
            throw reply.unreadable();
        }
        List<String> messages = new ArrayList<>();
        reply.json().path("messages").forEach(message -> messages.add(message.asText()));
        return new CompatibilityAnswer(compatible.asBoolean(), messages);
    }

    @Override
    public Optional<CompatibilityLevel> compatibility(@Nullable String subject) {
        return find(config("read", "GET", subject))
                .map(reply -> RegistryJson.constant(
                                CompatibilityLevel.class,
                                reply.json().path("compatibilityLevel").asText(""))
                        .orElseThrow(reply::unreadable));
    }

    @Override
    public void setCompatibility(@Nullable String subject, CompatibilityLevel level) {
        require(config("set", "PUT", subject).with(RegistryJson.object("compatibility", level.name())));
    }

    @Override
    public void unsetCompatibility(@Nullable String subject) {
        require(config("unset", "DELETE", subject));
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
        return find(modeCall("read", "GET", subject))
                .map(reply -> RegistryJson.constant(
                                RegistryMode.class, reply.json().path("mode").asText(""))
                        .orElseThrow(reply::unreadable));
    }

    @Override
    public void setMode(@Nullable String subject, RegistryMode mode, boolean force) {
        require(modeCall("set", "PUT", subject).flag("force", force).with(RegistryJson.object("mode", mode.name())));
    }

    @Override
    public void unsetMode(String subject) {
        require(modeCall("unset", "DELETE", subject));
    }

    private static RegistryCall modeCall(String verb, String method, @Nullable String subject) {
        return subject == null
                ? RegistryCall.to(verb + " the mode of the registry", method, "mode")
                : RegistryCall.to(verb + " the mode of subject '" + subject + "'", method, "mode", subject)
                        .about(subject);
    }

    @Override
    public List<Integer> deleteSubject(String subject, boolean permanent) {
        return items(
                require(RegistryCall.to("delete subject '" + subject + "'", "DELETE", "subjects", subject)
                        .about(subject)
                        .flag("permanent", permanent)),
                JsonNode::asInt);
    }

    @Override
    public void deleteVersion(String subject, int version, boolean permanent) {
        require(RegistryCall.to(
                        "delete version " + version + " of subject '" + subject + "'",
                        "DELETE",
                        "subjects",
                        subject,
                        "versions",
                        String.valueOf(version))
                .about(subject)
                .flag("permanent", permanent));
    }

    @Override
    public List<String> contexts() {
        return find(RegistryCall.to("list the contexts of the registry", "GET", "contexts"))
                .map(reply -> items(reply, JsonNode::asText))
                .orElse(List.of());
    }

    @Override
    public List<SchemaType> types() {
        return find(RegistryCall.to("list the languages of the registry", "GET", "schemas", "types"))
                .map(reply ->
                        items(reply, node -> RegistryJson.type(node.asText()).orElse(null)))
                .orElse(List.of(SchemaType.AVRO));
    }

    @Override
    public ServerInfo serverInfo() {
        String doing = "ask the registry for its version";
        Optional<JsonNode> version =
                find(RegistryCall.to(doing, "GET", "v1", "metadata", "version")).map(Reply::json);
        Optional<JsonNode> id =
                find(RegistryCall.to(doing, "GET", "v1", "metadata", "id")).map(Reply::json);
        return new ServerInfo(
                version.map(node -> RegistryJson.text(node, "version")).orElse(null),
                version.map(node -> RegistryJson.text(node, "commitId")).orElse(null),
                id.map(node -> RegistryJson.text(node.path("scope").path("clusters"), "schema-registry-cluster"))
                        .orElse(null));
    }

    @Override
    public void close() {}

    /** One call with its answer, which may be an error. */
    private final class Reply {
        final RegistryCall call;
        final RegistryAnswer answer;

        Reply(RegistryCall call, RegistryAnswer answer) {
            this.call = call;
            this.answer = answer;
        }

        JsonNode json() {
            return answer.json();
        }

        Reply required() {
            if (answer.isSuccess()) {
                return this;
            }
            throw explained(RegistryErrors.translate(call, answer), call, answer.errorCode());
        }

        KafkactlException unreadable() {
            return RegistryErrors.unreadable(call, answer);
        }
    }

    private Reply send(RegistryCall call) {
        return new Reply(call, transport.send(call));
    }

    private Reply require(RegistryCall call) {
        return send(call).required();
    }

    /** Empty for what is not there, be it the object or the call. */
    private Optional<Reply> find(RegistryCall call) {
        return findUnless(call, 0);
    }

    /** Empty where the registry does not know the call; the code that says it knows the call, but not the object, fails. */
    private Optional<Reply> findUnless(RegistryCall call, int code) {
        Reply reply = send(call);
        return NOT_THERE.contains(reply.answer.status()) && (code == 0 || reply.answer.errorCode() != code)
                ? Optional.empty()
                : Optional.of(reply.required());
    }

    /** What is no item, or none that we know, is left out. */
    private static <T> List<T> items(Reply reply, Function<JsonNode, @Nullable T> item) {
        if (!reply.json().isArray()) {
            throw reply.unreadable();
        }
        List<T> items = new ArrayList<>();
        for (JsonNode node : reply.json()) {
            T value = item.apply(node);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    /** Adds what there is instead to the error about a subject or version that is not there. */
    private KafkactlException explained(KafkactlException failure, RegistryCall call, int code) {
        String subject = call.subject();
        if (subject == null || failure.hint().isPresent()) {
            return failure;
        }
        try {
            Optional<String> hint = switch (code) {
                case RegistryErrors.SUBJECT_NOT_FOUND -> similar(subject);
                case RegistryErrors.VERSION_NOT_FOUND ->
                    Optional.of("its versions are "
                            + activeVersions(subject).stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")));
                default -> Optional.empty();
            };
            return new KafkactlException(
                    failure.exitCode(), failure.error(), failure.message(), hint.orElse(null), failure.getCause());
        } catch (KafkactlException e) {
            // The first error matters; without the hint it is still understood.
            return e.exitCode() == ExitCode.INTERRUPTED ? e : failure;
        }
    }

    private Optional<String> similar(String subject) {
        int context = subject.startsWith(":.") ? subject.indexOf(':', 1) : -1;
        List<String> names = subjects(context < 0 ? null : subject.substring(0, context + 1), Deleted.EXCLUDED);
        return Optional.of(SimilarName.of(subject, names)
                .map(similar -> "did you mean '" + similar + "'?")
                .orElse(names.isEmpty() ? "there are no subjects yet" : "kafkactl schema list shows what there is"));
    }
}
