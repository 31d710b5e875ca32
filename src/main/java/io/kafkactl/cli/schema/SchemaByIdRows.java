package io.kafkactl.cli.schema;

import io.kafkactl.ops.schema.SchemaById;
import io.kafkactl.output.RowModel;

/** The fields in which a schema found by its id is written. */
final class SchemaByIdRows {
    static final RowModel<SchemaById> SCHEMA = new RowModel<SchemaById>("Schema")
            .jsonOnly("id", SchemaById::id)
            .jsonOnly("type", row -> row.schema().type())
            .jsonOnly(
                    "subjectVersions",
                    row -> row.places().stream()
                            .map(place -> place.subject() + "@" + place.version())
                            .toList())
            .jsonOnly("schema", row -> row.schema().text());

    private SchemaByIdRows() {}
}
