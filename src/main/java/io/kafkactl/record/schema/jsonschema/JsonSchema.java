package io.kafkactl.record.schema.jsonschema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON Schema of any draft since the fourth, with what it refers to; fetches nothing from anywhere. */
public final class JsonSchema {
    /** Where a schema that does not say its own address stands; references of no address stand beside it. */
    private static final String HERE = "schema:/registry/";

    private static final int TOLD = 3;

    private final Schema schema;
    private final @Nullable String title;

    /**
     * The schema.
     *
     * @param references the texts it refers to, by the names it uses
     */
    public JsonSchema(String text, Map<String, String> references) throws SchemaMismatch {
        JsonNode node = JsonTree.read(text.getBytes(UTF_8));
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas((String address) -> find(references, address)));
        try {
            schema = registry.getSchema(SchemaLocation.of(HERE + "schema"), node);
            schema.initializeValidators();
        } catch (SchemaException | IllegalArgumentException e) {
            throw new SchemaMismatch("no JSON Schema that can be read: " + oneLine(e));
        }
        this.title = node.path("title").asText(null);
    }

    private static @Nullable String find(Map<String, String> references, String address) {
        String exact = references.get(address);
        if (exact != null) {
            return exact;
        }
        return references.entrySet().stream()
                .filter(reference -> address.endsWith("/" + reference.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String oneLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    /** What the schema calls its values, which is their name as a record. */
    public @Nullable String title() {
        return title;
    }

    /** Fails with the first reasons why the JSON is not as the schema wants it. */
    public void validate(byte[] json) throws SchemaMismatch {
        JsonNode node = JsonTree.read(json);
        List<Error> errors;
        try {
            errors = schema.validate(node);
        } catch (SchemaException | IllegalArgumentException e) {
            throw new SchemaMismatch("cannot be checked: " + oneLine(e));
        }
        if (!errors.isEmpty()) {
            StringBuilder reasons = new StringBuilder();
            for (Error error : errors.subList(0, Math.min(TOLD, errors.size()))) {
                String where = error.getInstanceLocation().toString();
                reasons.append(reasons.length() == 0 ? "" : "; ")
                        .append(where.isEmpty() ? "" : where + ": ")
                        .append(error.getMessage());
            }
            throw new SchemaMismatch(
                    reasons + (errors.size() > TOLD ? "; and " + (errors.size() - TOLD) + " more" : ""));
        }
    }
}
