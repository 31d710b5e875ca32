package io.kafkactl.record.schema;

import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How values of a schema are written as JSON and read from it.
 *
 * @param plainAvro unions as their value alone and logical types readable, else the Avro specification's encoding
 * @param reader the Avro schema that values are resolved to before they are shown, or null
 * @param message the name of the Protobuf message that all values are, or null where they say it
 * @param protoNames Protobuf fields are called as in their file
 * @param validate check JSON against its JSON Schema also when reading a topic
 */
public record CodecOptions(
        boolean plainAvro,
        @Nullable Supplier<Schema> reader,
        @Nullable String message,
        boolean protoNames,
        boolean validate) {
    public static final CodecOptions PLAIN = new CodecOptions(true, null, null, false, false);
}
