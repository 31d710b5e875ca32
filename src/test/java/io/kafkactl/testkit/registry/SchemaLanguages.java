package io.kafkactl.testkit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What the registry understands of each language: Avro really, the others as far as that they can be read at all. */
final class SchemaLanguages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaLanguages() {}

    /** 42201 for a text that is none of the type; {@code imports} are what it refers to, in order. */
    static String canonical(String type, String text, List<StoredSchema> imports) {
        try {
            return switch (type) {
                case "AVRO" -> avro(text, imports).toString();
                case "JSON" -> JSON.readTree(text).toString();
                case "PROTOBUF" -> {
                    if (!text.matches("(?s).*\\b(message|enum|syntax)\\b.*")) {
                        throw new IllegalArgumentException("neither message nor enum");
                    }
                    yield text.strip();
                }
                default -> throw RegistryFault.of(42201, "Invalid schema type " + type);
            };
        } catch (AvroRuntimeException | JsonProcessingException | IllegalArgumentException e) {
            throw RegistryFault.of(42201, "Invalid schema of type " + type + ", details: " + e.getMessage());
        }
    }

    private static Schema avro(String text, List<StoredSchema> imports) {
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        imports.forEach(imported -> parser.parse(imported.text()));
        return parser.parse(text);
    }

    /** Why one reader cannot read what one writer wrote, in the registry's own form; empty when it can. */
    static List<String> incompatibilities(
            StoredSchema reader,
            List<StoredSchema> readerImports,
            StoredSchema writer,
            List<StoredSchema> writerImports) {
        List<String> messages = new ArrayList<>();
        for (Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(
                        avro(reader.text(), readerImports), avro(writer.text(), writerImports))
                .getResult()
                .getIncompatibilities()) {
            messages.add("{errorType:'" + found.getType().name().toUpperCase(Locale.ROOT) + "', description:'"
                    + found.getMessage() + "', additionalInfo:'" + found.getLocation() + "'}");
        }
        return messages;
    }
}
