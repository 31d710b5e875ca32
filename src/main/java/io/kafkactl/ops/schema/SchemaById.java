package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SubjectVersion;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The schema behind an id.
 *
 * @param places where it is registered; empty where the registry does not say
 */
public record SchemaById(int id, SchemaText schema, List<SubjectVersion> places) {
    public SchemaById {
        places = List.copyOf(places);
    }

    /** Exit 7 for an id that the registry does not know. */
    public static SchemaById find(RegistryView view, int id) {
        return new SchemaById(
                id, view.subjects().schemaById(id, null), view.subjects().subjectVersions(id, null));
    }

    /** Its id, language and places on one line. */
    public String summary() {
        String where = places.stream()
                .map(place -> place.subject() + " version " + place.version())
                .collect(Collectors.joining(", "));
        return "id " + id + ", " + schema.type() + (where.isEmpty() ? "" : ", " + where);
    }
}
