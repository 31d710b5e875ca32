package io.kafkactl.record.schema;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder.EncodedField;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's wire format: a byte that says whether a number or a GUID follows, that, for Protobuf the place of the
 * message in its file, and the payload. All but the payload may stand in a record header instead.
 *
 * @param rest what holds the bytes behind the id
 * @param from where they begin
 * @param separate the payload is the whole field, and not in {@code rest}
 */
record SchemaFrame(SchemaId id, Bytes rest, int from, boolean separate) {
    private static final byte NUMBER = 0;
    private static final byte GUID = 1;
    private static final int NUMBER_SIZE = 1 + Integer.BYTES;
    private static final int GUID_SIZE = 1 + 2 * Long.BYTES;

    /** The frame of a field, by the last header where there is one; null when the bytes cannot have a schema. */
    static @Nullable SchemaFrame of(RecordField field, KafkaRecord record, byte[] bytes) {
        List<Header> headers = record.headers();
        for (int i = headers.size() - 1; i >= 0; i--) {
            Bytes value = headers.get(i).value();
            if (value != null && headers.get(i).name().equals(field.header())) {
                SchemaFrame frame = of(value.array(), true);
                if (frame != null) {
                    return frame;
                }
            }
        }
        return of(bytes, false);
    }

    private static @Nullable SchemaFrame of(byte[] bytes, boolean separate) {
        if (bytes.length >= NUMBER_SIZE && bytes[0] == NUMBER) {
            int number = ByteBuffer.wrap(bytes).getInt(1);
            return new SchemaFrame(SchemaId.of(number), Bytes.of(bytes), NUMBER_SIZE, separate);
        }
        if (bytes.length >= GUID_SIZE && bytes[0] == GUID) {
            ByteBuffer guid = ByteBuffer.wrap(bytes, 1, GUID_SIZE - 1);
            return new SchemaFrame(
                    SchemaId.of(new UUID(guid.getLong(), guid.getLong())), Bytes.of(bytes), GUID_SIZE, separate);
        }
        return null;
    }

    /** The bytes to send. */
    static EncodedField write(RecordField field, SchemaId id, boolean inHeader, byte[] indexes, byte[] payload) {
        ByteBuilder frame = new ByteBuilder();
        if (id.guid() != null) {
            frame.put(GUID);
            frame.put(ByteBuffer.allocate(GUID_SIZE - 1)
                    .putLong(id.guid().getMostSignificantBits())
                    .putLong(id.guid().getLeastSignificantBits())
                    .array());
        } else if (id.number() != null) {
            frame.put(NUMBER);
            frame.put(ByteBuffer.allocate(Integer.BYTES).putInt(id.number()).array());
        }
        frame.put(indexes);
        if (inHeader) {
            Header header = new Header(field.header(), Bytes.of(frame.toByteArray()));
            return new EncodedField(Bytes.of(payload), header, field.header());
        }
        return new EncodedField(Bytes.of(frame.put(payload).toByteArray()), List.of(), field.header());
    }
}
