package io.kafkactl.client.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The calls about a schema that is known by its id or GUID alone. */
final class IdLookups {
    private final RegistryExchange exchange;

    IdLookups(RegistryExchange exchange) {
        this.exchange = exchange;
    }

    SchemaText schema(int id, @Nullable String subject) {
        RegistryReply reply = exchange.require(byId(id).query("subject", subject));
        return RegistryJson.schema(reply.json()).orElseThrow(reply::unreadable);
    }

    Optional<String> text(int id, @Nullable String subject, String format) {
        RegistryCall call = byId(id).query("subject", subject).query("format", format);
        return Optional.ofNullable(RegistryJson.text(exchange.require(call).json(), "schema"));
    }

    OptionalInt greatest(int known, @Nullable String subject) {
        RegistryCall call = byId(known).query("subject", subject).flag("fetchMaxId", true);
        int found = exchange.require(call).json().path("maxId").asInt(0);
        return found > 0 ? OptionalInt.of(found) : OptionalInt.empty();
    }

    private static RegistryCall byId(int id) {
        return RegistryCall.to("read the schema with id " + id, "GET", "schemas", "ids", String.valueOf(id));
    }

    Optional<SchemaText> byGuid(UUID guid) {
        RegistryCall call =
                RegistryCall.to("read the schema with GUID " + guid, "GET", "schemas", "guids", guid.toString());
        return exchange.findUnless(call, RegistryErrors.SCHEMA_NOT_FOUND)
                .map(reply -> RegistryJson.schema(reply.json()).orElseThrow(reply::unreadable));
    }

    List<ContextId> ofGuid(UUID guid) {
        RegistryCall call = RegistryCall.to(
                "see the ids of the schema with GUID " + guid, "GET", "schemas", "guids", guid.toString(), "ids");
        return exchange.findUnless(call, RegistryErrors.SCHEMA_NOT_FOUND)
                .map(reply -> reply.items(node -> RegistryJson.contextId(node).orElse(null)))
                .orElse(List.of());
    }

    List<SubjectVersion> places(int id, @Nullable String subject, boolean deletedToo) {
        RegistryCall call = RegistryCall.to(
                        "see where schema id " + id + " is registered",
                        "GET",
                        "schemas",
                        "ids",
                        String.valueOf(id),
                        "versions")
                .query("subject", subject)
                .flag("deleted", deletedToo);
        return exchange.findUnless(call, RegistryErrors.SCHEMA_NOT_FOUND)
                .map(reply ->
                        reply.items(node -> RegistryJson.subjectVersion(node).orElse(null)))
                .orElse(List.of());
    }
}
