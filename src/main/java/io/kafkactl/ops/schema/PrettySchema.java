package io.kafkactl.ops.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;

/** Indents schemas that are JSON; the others are written for people already. */
public final class PrettySchema {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PrettySchema() {}

    /** The text as it is where it cannot be read. */
    public static String of(SchemaText schema) {
        if (schema.type() == SchemaType.PROTOBUF) {
            return schema.text();
        }
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        try {
            return JSON.writer(printer).writeValueAsString(JSON.readTree(schema.text())) + "\n";
        } catch (JsonProcessingException e) {
            return schema.text();
        }
    }
}
