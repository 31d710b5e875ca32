package io.kafkactl.ops.dlq.inspect;

import io.kafkactl.client.Connection;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.record.schema.CodecOptions;
import io.kafkactl.record.schema.FieldFormat;
import io.kafkactl.record.schema.RecordField;
import io.kafkactl.record.schema.RegistrySchemas;
import io.kafkactl.record.schema.SchemaDecoder;
import io.kafkactl.record.schema.Unresolved;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows keys and values by the schemas of the registry that they name, where the context has a registry. */
public final class PayloadDecoder {
    private final @Nullable FieldDecoder key;
    private final @Nullable FieldDecoder value;

    /** @param warnings is told which schemas could not be had; what names them is shown as bytes then */
    public PayloadDecoder(Connection connection, Consumer<String> warnings) {
        if (connection.hasRegistry()) {
            RegistrySchemas schemas = new RegistrySchemas(connection::registry);
            Unresolved unresolved = new Unresolved(warnings);
            this.key = new SchemaDecoder(RecordField.KEY, FieldFormat.AUTO, CodecOptions.PLAIN, schemas, unresolved);
            this.value =
                    new SchemaDecoder(RecordField.VALUE, FieldFormat.AUTO, CodecOptions.PLAIN, schemas, unresolved);
        } else {
            this.key = null;
            this.value = null;
        }
    }

    /** JSON, null for what names no schema that could be had. */
    @Nullable
    String key(KafkaRecord record) {
        return decode(key, record, record.key());
    }

    /** As {@link #key}. */
    @Nullable
    String value(KafkaRecord record) {
        return decode(value, record, record.value());
    }

    private static @Nullable String decode(@Nullable FieldDecoder decoder, KafkaRecord record, @Nullable Bytes bytes) {
        if (decoder == null || bytes == null) {
            return null;
        }
        ByteBuilder json = new ByteBuilder();
        try {
            return decoder.putJson(record, bytes.array(), json).isRaw()
                    ? null
                    : Bytes.of(json.toByteArray()).text();
        } catch (UndecodableException e) {
            return null;
        }
    }
}
