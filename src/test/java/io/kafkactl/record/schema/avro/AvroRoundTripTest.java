package io.kafkactl.record.schema.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;

/** Avro's own writers and readers say what is right. */
class AvroRoundTripTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 2_000)
    void givesBackTheBytesFromPlainJson(@ForAll long seed) throws Exception {
        assertRoundTrip(seed, true);
    }

    @Property(tries = 2_000)
    void givesBackTheBytesFromTheEncodingOfTheSpecification(@ForAll long seed) throws Exception {
        assertRoundTrip(seed, false);
    }

    @Property(tries = 1_000)
    void writesTheSameJsonAsAvrosOwnEncoder(@ForAll long seed) throws Exception {
        AvroSamples samples = new AvroSamples(seed);
        Schema schema = samples.schema();
        Object value = samples.value(schema);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, expected);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();

        String json = json(schema, encode(schema, value), false);

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(expected.toString(UTF_8)));
    }

    private static void assertRoundTrip(long seed, boolean plain) throws Exception {
        AvroSamples samples = new AvroSamples(seed);
        Schema schema = samples.schema();
        Object value = samples.value(schema);
        byte[] bytes = encode(schema, value);

        String json = json(schema, bytes, plain);
        byte[] back = new AvroJson(schema, plain).read(JsonTree.read(json.getBytes(UTF_8)));

        assertThat(decode(schema, back)).as("%s%n%s", schema, json).isEqualTo(value);
        assertThat(json(schema, back, plain)).isEqualTo(json);
    }

    static String json(Schema schema, byte[] bytes, boolean plain) throws Exception {
        ByteBuilder json = new ByteBuilder();
        new AvroJson(schema, plain).write(bytes, 0, json);
        return new String(json.toByteArray(), UTF_8);
    }

    static byte[] encode(Schema schema, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static Object decode(Schema schema, byte[] bytes) throws IOException {
        return new GenericDatumReader<>(schema).read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
