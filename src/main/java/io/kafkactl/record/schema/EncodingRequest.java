package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How keys, or values, are to be made of what an input gives.
 *
 * @param format {@link FieldFormat#AUTO} takes the schema's, or without a schema what each JSON line says
 * @param schema what the user names the schema by; null takes the latest of the topic's subject
 * @param references what the schema file imports
 * @param register a schema file is registered unless it is already
 * @param dryRun nothing is registered
 * @param inHeader the schema is named in a record header, by GUID
 */
public record EncodingRequest(
        RecordField field,
        FieldFormat format,
        @Nullable String schema,
        List<SchemaReference> references,
        SubjectNaming naming,
        boolean register,
        boolean dryRun,
        boolean inHeader,
        CodecOptions options) {
    public EncodingRequest {
        references = List.copyOf(references);
    }
}
