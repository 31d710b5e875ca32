package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.util.Arrays;
import org.apache.avro.Schema;

/**
 * Turns values of one schema from their binary form into JSON text and back, for any number of threads. The schema is
 * looked at once; what remains for each value is a walk over its bytes.
 */
public final class AvroJson {
    private final AvroNode node;
    private final boolean isBareBytes;

    /**
     * For values of this schema.
     *
     * @param plain with unions as their value alone and logical types readable; otherwise in the encoding of the Avro
     *     specification, which is also the only one that is read then
     */
    public AvroJson(Schema schema, boolean plain) {
        this.node = new AvroCompiler(plain).compile(schema);
        // The vendor's serializers write a schema that is only bytes without their length.
        this.isBareBytes = schema.getType() == Schema.Type.BYTES;
    }

    /** Puts the value that the bytes from {@code offset} to their end are; what was put before an error is void. */
    public void write(byte[] bytes, int offset, ByteBuilder json) throws SchemaMismatch {
        AvroCursor cursor = isBareBytes ? withLength(bytes, offset) : new AvroCursor(bytes, offset);
        node.write(cursor, json);
        if (cursor.remaining() > 0) {
            throw new SchemaMismatch(cursor.remaining() + (cursor.remaining() == 1 ? " byte is" : " bytes are")
                    + " left over behind the value");
        }
    }

    private static AvroCursor withLength(byte[] bytes, int offset) {
        ByteBuilder whole = new ByteBuilder();
        AvroNode.putBytes(whole, Arrays.copyOfRange(bytes, offset, bytes.length));
        return new AvroCursor(whole.toByteArray(), 0);
    }

    /** The binary form of the value. */
    public byte[] read(JsonNode json) throws SchemaMismatch {
        ByteBuilder out = new ByteBuilder();
        node.read(json, out);
        byte[] bytes = out.toByteArray();
        if (!isBareBytes) {
            return bytes;
        }
        AvroCursor cursor = new AvroCursor(bytes, 0);
        int length = cursor.readLength();
        int from = cursor.skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
