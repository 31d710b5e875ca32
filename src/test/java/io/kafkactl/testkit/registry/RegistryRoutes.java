package io.kafkactl.testkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.testkit.registry.StoredSchema.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each call of the documented interface, with the parameters it takes and no others. */
final class RegistryRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> ROOTS =
            Set.of("subjects", "schemas", "compatibility", "config", "mode", "contexts", "v1");
    private static final Set<String> PARAMETERS = Set.of(
            "subjectPrefix",
            "deleted",
            "deletedOnly",
            "latestOnly",
            "offset",
            "limit",
            "permanent",
            "normalize",
            "format",
            "verbose",
            "subject",
            "defaultToGlobal",
            "force",
            "fetchMaxId",
            "key",
            "value",
            "recursive");

    private final RegistryStore store;
    /** The most that a listing gives at once. */
    int longestPage = Integer.MAX_VALUE;

    RegistryRoutes(RegistryStore store) {
        this.store = store;
    }

    /** Null for a path that the interface does not have. */
    @Nullable
    JsonNode answer(RegistryRequest request) {
        List<String> path = request.segments();
        if (path.isEmpty()) {
            return MAPPER.createObjectNode();
        }
        if (!ROOTS.contains(path.get(0))) {
            return null;
        }
        request.query().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RegistryFault(400, 400, "unknown parameter " + name);
                });
        return switch (path.get(0)) {
            case "subjects" -> subjects(request, path);
            case "schemas" -> schemas(request, path);
            case "compatibility" -> compatibility(request, path);
            case "config" -> config(request, path);
            case "mode" -> mode(request, path);
            case "contexts" -> path.size() == 1 ? array(store.contexts()) : null;
            case "v1" -> metadata(path);
            default -> null;
        };
    }

    private static RegistryFault wrongMethod() {
        return new RegistryFault(405, 405, "HTTP 405 Method Not Allowed");
    }

    // /subjects

    private @Nullable JsonNode subjects(RegistryRequest request, List<String> path) {
        String method = request.method();
        if (path.size() == 1) {
            return array(page(request, matching(request, store.subjects(filter(request)))));
        }
        String subject = path.get(1);
        if (path.size() == 2) {
            return switch (method) {
                case "POST" -> lookUp(request, subject);
                case "DELETE" -> array(store.deleteSubject(subject, request.flag("permanent")));
                default -> throw wrongMethod();
            };
        }
        if (path.get(2).equals("metadata")) {
            return withMetadata(request, subject);
        }
        if (!path.get(2).equals("versions")) {
            return null;
        }
        if (path.size() == 3) {
            return switch (method) {
                case "GET" ->
                    array(store.versions(subject, filter(request)).stream()
                            .map(v -> v.version)
                            .toList());
                case "POST" -> register(request, subject);
                default -> throw wrongMethod();
            };
        }
        return version(request, path, subject);
    }

    private JsonNode withMetadata(RegistryRequest request, String subject) {
        List<String> keys = List.of(request.query().getOrDefault("key", "").split("\n", -1));
        List<String> values = List.of(request.query().getOrDefault("value", "").split("\n", -1));
        return store.versions(subject, v -> request.flag("deleted") || !v.deleted).stream()
                .filter(v -> IntStream.range(0, keys.size())
                        .allMatch(i -> values.get(i).equals(v.schema.metadata().get(keys.get(i)))))
                .reduce((earlier, later) -> later)
                .map(RegistryRoutes::whole)
                .orElseThrow(() -> RegistryFault.of(40403, "Schema not found"));
    }

    private @Nullable JsonNode version(RegistryRequest request, List<String> path, String subject) {
        String number = path.get(3);
        if (path.size() == 4) {
            return switch (request.method()) {
                case "GET" -> {
                    StoredVersion found = store.version(subject, number, request.flag("deleted"));
                    yield inForm(request, whole(found), found.schema);
                }
                case "DELETE" ->
                    MAPPER.getNodeFactory().numberNode(store.deleteVersion(subject, number, request.flag("permanent")));
                default -> throw wrongMethod();
            };
        }
        StoredVersion version = store.version(subject, number, false);
        return switch (path.get(4)) {
            case "schema" -> MAPPER.getNodeFactory().textNode(version.schema.text());
            case "referencedby" -> array(store.referencedBy(subject, version.version));
            default -> null;
        };
    }

    private ObjectNode inForm(RegistryRequest request, ObjectNode answer, StoredSchema schema) {
        String form = request.query().getOrDefault("format", "");
        return answer.put("schema", SchemaLanguages.in(form, schema, store.named(schema.references())));
    }

    private JsonNode register(RegistryRequest request, String subject) {
        JsonNode body = request.json();
        StoredVersion version = store.register(subject, schema(body), number(body, "id"), number(body, "version"));
        ObjectNode answer = schemaFields(version.schema);
        return answer.put("id", version.id).put("version", version.version);
    }

    private JsonNode lookUp(RegistryRequest request, String subject) {
        StoredSchema schema = schema(request.json());
        return store.versions(subject, v -> request.flag("deleted") || !v.deleted).stream()
                .filter(v -> v.schema.equals(schema))
                .findFirst()
                .map(RegistryRoutes::whole)
                .orElseThrow(() -> RegistryFault.of(40403, "Schema not found"));
    }

    private StoredSchema schema(JsonNode body) {
        if (!body.path("schema").isTextual() || body.path("schema").asText().isEmpty()) {
            throw RegistryFault.of(42201, "Empty schema");
        }
        List<Reference> references = new ArrayList<>();
        body.path("references")
                .forEach(reference -> references.add(new Reference(
                        reference.path("name").asText(),
                        reference.path("subject").asText(),
                        reference.path("version").asInt())));
        Map<String, String> metadata = new TreeMap<>();
        body.path("metadata")
                .path("properties")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        String type = body.path("schemaType").asText("AVRO");
        return new StoredSchema(
                type,
                SchemaLanguages.canonical(type, body.path("schema").asText(), store.imports(references)),
                List.copyOf(references),
                metadata);
    }

    private static @Nullable Integer number(JsonNode body, String field) {
        return body.path(field).isInt() ? body.path(field).asInt() : null;
    }

    // /schemas

    private @Nullable JsonNode schemas(RegistryRequest request, List<String> path) {
        if (path.size() == 1) {
            return all(request);
        }
        String context = RegistryStore.context(request.query().get("subject"));
        return switch (path.get(1)) {
            case "types" -> array(List.of("JSON", "PROTOBUF", "AVRO"));
            case "guids" -> byGuid(request, path);
            case "ids" -> byId(request, path, context, Integer.parseInt(path.get(2)));
            default -> null;
        };
    }

    private @Nullable JsonNode byGuid(RegistryRequest request, List<String> path) {
        StoredSchema schema = store.byGuid(path.get(2))
                .orElseThrow(() -> RegistryFault.of(40403, "Schema " + path.get(2) + " not found"));
        if (path.size() == 3) {
            return inForm(request, schemaFields(schema), schema);
        }
        ArrayNode ids = MAPPER.createArrayNode();
        store.ids(schema)
                .forEach(
                        (context, id) -> ids.addObject().put("context", context).put("id", id));
        return path.get(3).equals("ids") ? ids : null;
    }

    private @Nullable JsonNode byId(RegistryRequest request, List<String> path, String context, int id) {
        StoredSchema schema = store.byId(context, id);
        if (path.size() == 3) {
            ObjectNode answer = inForm(request, schemaFields(schema), schema);
            return request.flag("fetchMaxId") ? answer.put("maxId", store.greatestId(context)) : answer;
        }
        List<StoredVersion> versions = store.all()
                .filter(v -> v.id == id && (request.flag("deleted") || !v.deleted))
                .filter(v -> RegistryStore.context(v.subject).equals(context))
                .toList();
        return switch (path.get(3)) {
            case "schema" -> MAPPER.getNodeFactory().textNode(schema.text());
            case "subjects" ->
                array(versions.stream().map(v -> v.subject).distinct().toList());
            case "versions" -> {
                ArrayNode pairs = MAPPER.createArrayNode();
                versions.forEach(
                        v -> pairs.addObject().put("subject", v.subject).put("version", v.version));
                yield pairs;
            }
            default -> null;
        };
    }

    private JsonNode all(RegistryRequest request) {
        List<StoredVersion> found = new ArrayList<>();
        for (String subject : matching(request, store.subjects(filter(request)))) {
            List<StoredVersion> versions = store.versions(subject, filter(request));
            found.addAll(
                    request.flag("latestOnly") ? versions.subList(versions.size() - 1, versions.size()) : versions);
        }
        ArrayNode array = MAPPER.createArrayNode();
        page(request, found).forEach(version -> array.add(whole(version)));
        return array;
    }

    // /compatibility

    private @Nullable JsonNode compatibility(RegistryRequest request, List<String> path) {
        if (path.size() < 4 || !request.method().equals("POST")) {
            return null;
        }
        String subject = path.get(2);
        StoredSchema schema = schema(request.json());
        List<StoredVersion> earlier = store.earlier(subject);
        if (path.size() == 5 && !(earlier.isEmpty() && path.get(4).equals("latest"))) {
            earlier = List.of(store.version(subject, path.get(4), false));
        }
        List<String> messages = store.check(subject, schema, earlier);
        ObjectNode answer = MAPPER.createObjectNode().put("is_compatible", messages.isEmpty());
        if (request.flag("verbose")) {
            answer.set("messages", array(messages));
        }
        return answer;
    }

    // /config and /mode

    private JsonNode config(RegistryRequest request, List<String> path) {
        String subject = path.size() == 1 ? "" : path.get(1);
        return switch (request.method()) {
            case "GET" -> {
                String level = request.flag("defaultToGlobal") ? store.level(subject) : store.ownLevel(subject);
                if (level == null) {
                    throw RegistryFault.of(
                            40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
                }
                yield MAPPER.createObjectNode().put("compatibilityLevel", level);
            }
            case "PUT" -> {
                store.level(subject, request.json().path("compatibility").asText());
                yield request.json();
            }
            case "DELETE" -> MAPPER.createObjectNode().put("compatibilityLevel", store.unsetLevel(subject));
            default -> throw wrongMethod();
        };
    }

    private JsonNode mode(RegistryRequest request, List<String> path) {
        String subject = path.size() == 1 ? "" : path.get(1);
        return switch (request.method()) {
            case "GET" -> {
                String mode = request.flag("defaultToGlobal") ? store.mode(subject) : store.ownMode(subject);
                if (mode == null) {
                    throw RegistryFault.of(
                            40409, "Subject '" + subject + "' does not have subject-level mode configured");
                }
                yield MAPPER.createObjectNode().put("mode", mode);
            }
            case "PUT" -> {
                store.mode(subject, request.json().path("mode").asText(), request.flag("force"));
                yield request.json();
            }
            case "DELETE" -> MAPPER.createObjectNode().put("mode", store.unsetMode(subject, request.flag("recursive")));
            default -> throw wrongMethod();
        };
    }

    private static @Nullable JsonNode metadata(List<String> path) {
        return switch (String.join("/", path)) {
            case "v1/metadata/version" ->
                MAPPER.createObjectNode().put("version", "8.2.0").put("commitId", "abc123");
            case "v1/metadata/id" ->
                MAPPER.valueToTree(Map.of(
                        "scope",
                        Map.of("path", List.of(), "clusters", Map.of("schema-registry-cluster", "test-registry"))));
            default -> null;
        };
    }

    // What listings share

    private static Predicate<StoredVersion> filter(RegistryRequest request) {
        boolean only = request.flag("deletedOnly");
        boolean also = request.flag("deleted");
        return version -> only ? version.deleted : also || !version.deleted;
    }

    private static List<String> matching(RegistryRequest request, List<String> names) {
        String prefix = request.query().getOrDefault("subjectPrefix", ":*:");
        return prefix.startsWith(":*:")
                ? names
                : names.stream()
                        .filter(name -> name.startsWith(prefix))
                        .filter(name -> RegistryStore.context(name).equals(RegistryStore.context(prefix)))
                        .toList();
    }

    private <T> List<T> page(RegistryRequest request, List<T> items) {
        int limit = request.number("limit", -1);
        int size = Math.min(longestPage, limit < 0 ? Integer.MAX_VALUE : limit);
        return items.stream().skip(request.number("offset", 0)).limit(size).toList();
    }

    private static JsonNode array(Object items) {
        return MAPPER.valueToTree(items);
    }

    private static ObjectNode whole(StoredVersion version) {
        ObjectNode node = schemaFields(version.schema);
        node.put("subject", version.subject).put("version", version.version).put("id", version.id);
        if (version.deleted) {
            node.put("deleted", true);
        }
        return node;
    }

    /** Avro is not named, and no references are none; a field of tomorrow stands beside them. */
    private static ObjectNode schemaFields(StoredSchema schema) {
        ObjectNode node = MAPPER.createObjectNode();
        if (!schema.type().equals("AVRO")) {
            node.put("schemaType", schema.type());
        }
        if (!schema.references().isEmpty()) {
            node.set("references", MAPPER.valueToTree(schema.references()));
        }
        if (!schema.metadata().isEmpty()) {
            node.putObject("metadata").set("properties", MAPPER.valueToTree(schema.metadata()));
        }
        return node.put("schema", schema.text())
                .put("guid", schema.guid().toString())
                .put("fieldOfTomorrow", true);
    }
}
