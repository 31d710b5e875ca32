package io.kafkactl.cli.schema;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.client.registry.ContextId;
import io.kafkactl.ops.schema.SchemaById;
import io.kafkactl.output.RowModel;

/** The fields in which a schema found by its id is written. */
final class SchemaByIdRows {
    private static final RowModel<ContextId> ID = new RowModel<ContextId>("Id")
            .jsonOnly("context", TEXT, ContextId::context)
            .jsonOnly("id", INTEGER, ContextId::id);

    static final RowModel<SchemaById> SCHEMA = new RowModel<SchemaById>("Schema")
            .jsonOnly("id", INTEGER, SchemaById::id)
            .jsonOnly("greatestId", INTEGER, SchemaById::greatestId)
            .jsonOnly(
                    "guid", TEXT, row -> row.guid() == null ? null : row.guid().toString())
            .objects("ids", ID, SchemaById::ids)
            .jsonOnly("type", TEXT, row -> row.schema().type())
            .jsonOnly(
                    "subjectVersions",
                    listOf(TEXT),
                    row -> row.places().stream()
                            .map(place -> place.subject() + "@" + place.version())
                            .toList())
            .jsonOnly("metadata", mapOf(TEXT), row -> row.schema().metadata())
            .jsonOnly("schema", TEXT, row -> row.schema().text());

    private SchemaByIdRows() {}
}
