package io.kafkactl.cli.schema;

import io.kafkactl.client.registry.ContextId;
import io.kafkactl.ops.schema.SchemaById;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields in which a schema found by its id is written. */
final class SchemaByIdRows {
    static final RowModel<SchemaById> SCHEMA = new RowModel<SchemaById>("Schema")
            .jsonOnly("id", SchemaById::id)
            .jsonOnly("greatestId", SchemaById::greatestId)
            .jsonOnly("guid", row -> row.guid() == null ? null : row.guid().toString())
            .jsonOnly(
                    "ids", row -> row.ids().stream().map(SchemaByIdRows::fields).toList())
            .jsonOnly("type", row -> row.schema().type())
            .jsonOnly(
                    "subjectVersions",
                    row -> row.places().stream()
                            .map(place -> place.subject() + "@" + place.version())
                            .toList())
            .jsonOnly("metadata", row -> row.schema().metadata())
            .jsonOnly("schema", row -> row.schema().text());

    private SchemaByIdRows() {}

    private static Map<String, Object> fields(ContextId id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("context", id.context());
        fields.put("id", id.id());
        return fields;
    }
}
