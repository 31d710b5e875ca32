package io.kafkactl.ops.dlq.format;

import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Looks into Avro records, whose versions have more or fewer fields. */
final class AvroFields {
    private AvroFields() {}

    /** Null for what is not there. */
    static @Nullable Object of(GenericRecord record, String field) {
        return record.hasField(field) ? record.get(field) : null;
    }

    static @Nullable String text(GenericRecord record, String field) {
        Object value = of(record, field);
        return value == null ? null : value.toString();
    }

    static byte @Nullable [] bytes(GenericRecord record, String field) {
        if (!(of(record, field) instanceof ByteBuffer buffer)) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
