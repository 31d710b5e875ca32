package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.Registration;
import io.kafkactl.client.registry.SchemaText;
import java.util.Map;

/**
 * A schema that is to be the next version of a subject.
 *
 * @param origin names it in messages, such as its file
 * @param normalize the registry brings the text to its canonical form first
 */
public record Candidate(String origin, SchemaText schema, boolean normalize) {
    /** The same with properties that the registry keeps beside the text. */
    public Candidate with(Map<String, String> metadata) {
        return new Candidate(
                origin, new SchemaText(schema.type(), schema.text(), schema.references(), metadata), normalize);
    }

    Registration registration() {
        return new Registration(schema, normalize);
    }
}
