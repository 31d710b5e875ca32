package io.kafkactl.testkit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import io.kafkactl.testkit.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                case "AVRO" -> {
                    avro(text, imports);
                    yield JSON.readTree(text).toString();
                }
                case "JSON" -> JSON.readTree(text).toString();
                case "PROTOBUF" -> {
                    ProtoParser.Companion.parse(Location.get(""), text);
                    yield text.strip();
                }
                default -> throw RegistryFault.of(42201, "Invalid schema type " + type);
            };
        } catch (AvroRuntimeException | JsonProcessingException | IllegalArgumentException | IllegalStateException e) {
            throw RegistryFault.of(42201, "Invalid schema of type " + type + ", details: " + e.getMessage());
        }
    }

    /** The text in another form: Avro with what it refers to, a Protobuf descriptor in base64; else as it is. */
    static String in(String form, StoredSchema schema, Map<String, StoredSchema> references) {
        if (form.equals("resolved") && schema.type().equals("AVRO")) {
            return avro(schema.text(), List.copyOf(references.values())).toString();
        }
        if (form.equals("serialized") && schema.type().equals("PROTOBUF")) {
            return Base64.getEncoder().encodeToString(compiled(schema, references));
        }
        return schema.text();
    }

    /** By Protobuf's own compiler. */
    private static byte[] compiled(StoredSchema schema, Map<String, StoredSchema> references) {
        Map<String, String> texts = new LinkedHashMap<>();
        references.forEach((name, imported) -> texts.put(name, imported.text()));
        try (TemporaryFolder folder = new TemporaryFolder("protoc")) {
            return new Protoc(folder.path(), schema.text(), texts).descriptor().toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
