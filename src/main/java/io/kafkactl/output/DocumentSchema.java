package io.kafkactl.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema, draft 2020-12, of the documents that a command writes. */
public final class DocumentSchema {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private DocumentSchema() {}

    /**
     * Fields that it does not name may come with a newer version; none of those it names goes away or changes its type
     * while {@code apiVersion} stays.
     *
     * @param models of which a document has the rows of one
     */
    public static String of(String command, List<RowModel<?>> models) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:" + Printer.API_VERSION.replace('/', ':') + ":" + command.replace(' ', '-'));
        schema.put("title", "What '" + command + " -o json' writes");
        if (models.size() == 1) {
            schema.putAll(document(models.get(0)));
        } else {
            List<Map<String, Object>> any = new ArrayList<>();
            models.forEach(model -> any.add(document(model)));
            schema.put("anyOf", any);
        }
        return Printer.document(schema);
    }

    private static Map<String, Object> document(RowModel<?> model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", Map.of("const", Printer.API_VERSION));
        fields.put("kind", Map.of("const", model.kind()));
        fields.put("items", FieldType.listOf(FieldType.of(model)).schema());
        fields.put("errors", FieldType.ordered("type", "array", "items", FieldType.objectWith(errorFields())));
        return FieldType.objectWith(fields);
    }

    private static Map<String, Object> errorFields() {
        return FieldType.ordered("item", TEXT, "error", TEXT, "message", TEXT, "hint", FieldType.TEXT.schema());
    }
}
