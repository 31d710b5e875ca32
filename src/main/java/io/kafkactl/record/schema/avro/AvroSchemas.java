package io.kafkactl.record.schema.avro;

import io.kafkactl.record.JsonComplaint;
import io.kafkactl.record.SchemaMismatch;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Reads schemas as leniently as registries do, which took them already. */
public final class AvroSchemas {
    private AvroSchemas() {}

    /**
     * The schema.
     *
     * @param references the schemas that it names types of, each behind those that it needs itself
     */
    public static Schema parse(String text, List<String> references) throws SchemaMismatch {
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        try {
            references.forEach(parser::parse);
            return parser.parse(text);
        } catch (AvroRuntimeException | NullPointerException e) {
            // The parser's way to say that a type is named and nowhere defined.
            throw new SchemaMismatch("no Avro schema: "
                    + JsonComplaint.beneath(e)
                            .orElseGet(() -> String.valueOf(e.getMessage()).replaceAll("\\s+", " ")));
        }
    }
}
