package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.ContextId;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SubjectVersion;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schema that was found without naming a subject.
 *
 * @param id null for a GUID that stands for none, or for several in different contexts
 * @param guid null for a schema that was found by its id
 * @param ids what the GUID stands for in each context; empty where the registry does not say
 * @param places where it is registered; empty where the registry does not say
 * @param greatestId that the registry gave out so far; null where it does not say
 */
public record SchemaById(
        @Nullable Integer id,
        @Nullable UUID guid,
        List<ContextId> ids,
        SchemaText schema,
        List<SubjectVersion> places,
        @Nullable Integer greatestId) {
    public SchemaById {
        ids = List.copyOf(ids);
        places = List.copyOf(places);
    }

    /**
     * Exit 7 for an id that the registry does not know.
     *
     * @param deletedToo also in versions that are soft-deleted
     */
    public static SchemaById find(RegistryView view, int id, boolean deletedToo) {
        SchemaRegistry registry = view.subjects();
        SchemaText schema = registry.schemaById(id, null);
        OptionalInt greatest = registry.greatestId(id, null);
        return new SchemaById(
                id,
                null,
                List.of(),
                schema,
                registry.subjectVersions(id, null, deletedToo),
                greatest.isPresent() ? greatest.getAsInt() : null);
    }

    /** In whatever context; exit 7 for a GUID that the registry does not know, or when it knows none at all. */
    public static SchemaById find(RegistryView view, UUID guid, boolean deletedToo) {
        SchemaRegistry registry = view.whole();
        SchemaText schema = registry.schemaByGuid(guid)
                .orElseThrow(() -> KafkactlException.notFound(
                        "NO_GUIDS",
                        "this registry knows no schemas by GUID",
                        "registries do from version 8.0 on; --id N takes the id that stands before records"));
        List<ContextId> ids = registry.idsOfGuid(guid);
        List<SubjectVersion> places = new ArrayList<>();
        ids.forEach(each -> places.addAll(registry.subjectVersions(each.id(), each.asSubject(), deletedToo)));
        return new SchemaById(ids.size() == 1 ? ids.get(0).id() : null, guid, ids, schema, places, null);
    }

    /** Its id, language and places on one line. */
    public String summary() {
        String named = guid == null
                ? "id " + id + (greatestId == null ? "" : " of " + greatestId)
                : "GUID " + guid + ids.stream().map(SchemaById::text).collect(Collectors.joining());
        String where = places.stream()
                .map(place -> ", " + place.subject() + " version " + place.version())
                .collect(Collectors.joining());
        return named + ", " + schema.type() + where;
    }

    private static String text(ContextId id) {
        return ", id " + id.id() + (id.asSubject() == null ? "" : " in context " + id.context());
    }
}
