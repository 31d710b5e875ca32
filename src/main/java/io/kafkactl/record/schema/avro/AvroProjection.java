package io.kafkactl.record.schema.avro;

import io.kafkactl.record.SchemaMismatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Resolves values of the schema they were written with to the one somebody reads with, as an application would. */
public final class AvroProjection {
    private final Schema writer;
    private final Schema reader;

    public AvroProjection(Schema writer, Schema reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** The binary form by the reader's schema. */
    public byte[] apply(byte[] bytes, int offset) throws SchemaMismatch {
        GenericData data = new GenericData();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
            Object value = new GenericDatumReader<>(writer, reader, data).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SchemaMismatch("bytes are left over behind the value");
            }
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<>(reader, data).write(value, encoder);
            encoder.flush();
        } catch (AvroRuntimeException | IOException | IndexOutOfBoundsException | ClassCastException e) {
            throw new SchemaMismatch("cannot be read with the schema of the reader: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        } catch (StackOverflowError e) {
            throw new SchemaMismatch("records are nested too deep");
        }
        return out.toByteArray();
    }
}
