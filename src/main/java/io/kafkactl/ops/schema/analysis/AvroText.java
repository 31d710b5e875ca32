package io.kafkactl.ops.schema.analysis;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Reads Avro schemas as a registry does: leniently, because what is registered already is to be worked with. */
final class AvroText {
    private AvroText() {}

    static Schema parse(CompleteSchema schema) {
        // One parser for all: it remembers the types that the imports define.
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        try {
            schema.imports().values().forEach(parser::parse);
            return parser.parse(schema.schema().text());
        } catch (AvroRuntimeException | NullPointerException e) {
            // The parser's way to say that a type is named and nowhere defined.
            throw InvalidSchema.of(schema.origin(), "Avro", e);
        }
    }
}
