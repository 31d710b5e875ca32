package io.kafkactl.ops.dlq.format;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.Letter.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Envelopes whose schema is in the registry. */
class RegisteredEnvelopesTest {
    private static final String OPTIONAL_TEXT = "\"type\":[\"null\",\"string\"],\"default\":null";
    private static final String BAKDATA = """
            {"type":"record","name":"DeadLetter","namespace":"com.bakdata.kafka","fields":[
             {"name":"input_value",%1$s},{"name":"topic",%1$s},
             {"name":"partition","type":["null","int"],"default":null},
             {"name":"offset","type":["null","long"],"default":null},
             {"name":"description","type":"string"},
             {"name":"cause","type":{"type":"record","name":"ErrorDescription","fields":[
               {"name":"error_class",%1$s},{"name":"message",%1$s},{"name":"stack_trace",%1$s}]}},
             {"name":"input_timestamp","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null}]}
            """.formatted(OPTIONAL_TEXT);
    private static final String KSTREAMPLIFY = """
            {"type":"record","name":"KafkaError","namespace":"com.michelin.kstreamplify.avro","fields":[
             {"name":"cause",%1$s},{"name":"stack",%1$s},{"name":"value",%1$s},
             {"name":"byteValue","type":["null","bytes"],"default":null},
             {"name":"offset","type":"long"},{"name":"partition","type":"int"},{"name":"topic","type":"string"},
             {"name":"applicationId",%1$s},
             {"name":"sourceRawKey","type":["null","bytes"],"default":null},
             {"name":"sourceRawValue","type":["null","bytes"],"default":null}]}
            """.formatted(OPTIONAL_TEXT);
    private static final String PROTO = "syntax = \"proto3\"; message ProtoDeadLetter { string description = 1; }";
    private static final Map<Integer, String> SCHEMAS =
            Map.of(7, BAKDATA, 8, KSTREAMPLIFY, 9, PROTO, 10, "{\"type\":\"string\"}");
    private static final Formats FORMATS = Formats.of(DlqSettings.DEFAULT, id -> Optional.ofNullable(SCHEMAS.get(id)));

    private static byte[] value(int id, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(id)
                .put(body)
                .array();
    }

    private static byte[] avro(int id, Map<String, Object> fields) throws IOException {
        GenericRecord record = record(new Schema.Parser().parse(SCHEMAS.get(id)), fields);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return value(id, out.toByteArray());
    }

    private static GenericRecord record(Schema schema, Map<String, Object> fields) {
        GenericRecord record = new GenericData.Record(schema);
        fields.forEach(record::put);
        return record;
    }

    private static DeadLetter read(byte[] value) {
        ConsumerRecord<byte[], byte[]> letter = letter().value(value).build();
        return FORMATS.detect(List.of(letter)).get(0).read(letter).orElseThrow();
    }

    @Test
    void bakdataAsAvroHasTheValueAsText() throws IOException {
        Schema cause = new Schema.Parser().parse(BAKDATA).getField("cause").schema();
        DeadLetter letter = read(avro(
                7,
                Map.of(
                        "input_value",
                        "{\"a\":1}",
                        "topic",
                        "orders",
                        "partition",
                        2,
                        "offset",
                        41L,
                        "description",
                        "while mapping",
                        "input_timestamp",
                        1_767_225_600_000L,
                        "cause",
                        record(cause, Map.of("error_class", "E", "message", "closed", "stack_trace", "E: closed")))));

        assertThat(letter.format()).isEqualTo("bakdata-envelope");
        assertThat(letter.provenance())
                .isEqualTo(Provenance.at(
                        new Place("orders", 2, 41L),
                        1_767_225_600_000L,
                        new Failure("E", null, "closed", "E: closed", null, null, null)));
        assertThat(letter.payload().value()).isEqualTo(bytes("{\"a\":1}"));
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(letter.payload().needsSource()).isTrue();
    }

    private static byte[] text(int field, byte[] inner) {
        return ByteBuffer.allocate(2 + inner.length)
                .put((byte) ((field << 3) | 2))
                .put((byte) inner.length)
                .put(inner)
                .array();
    }

    private static byte[] wrapped(int field, String text) {
        return text(field, text(1, bytes(text)));
    }

    @Test
    void bakdataAsProtobufIsReadByItsFieldNumbers() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.writeBytes(text(1, bytes("while mapping")));
        ByteArrayOutputStream cause = new ByteArrayOutputStream();
        cause.writeBytes(wrapped(1, "closed"));
        cause.writeBytes(wrapped(3, "E"));
        body.writeBytes(text(2, cause.toByteArray()));
        body.writeBytes(wrapped(3, "the value"));
        body.writeBytes(wrapped(4, "orders"));
        body.writeBytes(text(5, new byte[0]));
        body.writeBytes(text(6, new byte[] {8, 41}));

        DeadLetter letter = read(value(9, body.toByteArray()));

        assertThat(letter.format()).isEqualTo("bakdata-envelope");
        assertThat(letter.provenance().origin())
                .as("a wrapper without content holds zero")
                .isEqualTo(new Place("orders", 0, 41L));
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("E");
        assertThat(letter.provenance().failure().message()).isEqualTo("closed");
        assertThat(letter.payload().value()).isEqualTo(bytes("the value"));
    }

    @Test
    void kstreamplifyGivesBackTheSourceBytesWhereItHasThem() throws IOException {
        DeadLetter letter = read(avro(
                8,
                Map.of(
                        "topic", "orders",
                        "partition", 2,
                        "offset", 41L,
                        "applicationId", "app",
                        "cause", "closed",
                        "stack", "java.lang.IllegalStateException: closed\n\tat a.B.c(B.java:1)",
                        "value", "text",
                        "sourceRawKey", ByteBuffer.wrap(new byte[] {1}),
                        "sourceRawValue", ByteBuffer.wrap(new byte[] {2, 3}))));

        assertThat(letter.format()).isEqualTo("kstreamplify");
        assertThat(letter.provenance().origin()).isEqualTo(new Place("orders", 2, 41L));
        assertThat(letter.provenance().failure().group()).isEqualTo("app");
        assertThat(letter.provenance().failure().errorClass()).isEqualTo("java.lang.IllegalStateException");
        assertThat(letter.payload().key()).containsExactly(1);
        assertThat(letter.payload().value()).containsExactly(2, 3);
        assertThat(letter.payload().isExact()).isTrue();
    }

    @Test
    void olderKstreamplifyHasTextOnly() throws IOException {
        DeadLetter letter = read(avro(8, Map.of("topic", "orders", "partition", 2, "offset", 41L, "value", "text")));

        assertThat(letter.payload().keyFidelity()).isEqualTo(Fidelity.LOSSY);
        assertThat(letter.payload().value()).isEqualTo(bytes("text"));
        assertThat(letter.payload().valueFidelity()).isEqualTo(Fidelity.LOSSY);
    }

    @Test
    void otherSchemasUnknownIdsAndTornRecordsAreNoEnvelopes() throws IOException {
        byte[] torn = avro(8, Map.of("topic", "orders", "partition", 2, "offset", 41L));
        for (byte[] value :
                List.of(value(10, bytes("x")), value(404, bytes("x")), Arrays.copyOf(torn, torn.length - 9))) {
            assertThat(FORMATS.detect(List.of(letter().value(value).build()))).isEmpty();
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerLeavesOtherFormatsRecognised() {
        Formats formats = Formats.of(DlqSettings.DEFAULT, id -> {
            throw KafkactlException.unreachable("UNREACHABLE", "no registry", null, null);
        });

        assertThat(formats.detect(List.of(letter().value(value(7, bytes("x"))).build())))
                .isEmpty();
        assertThat(formats.detect(List.of(letter().header("__connect.errors.topic", "orders")
                        .value(value(7, bytes("x")))
                        .build())))
                .extracting(DeadLetterFormat::id)
                .containsExactly("kafka-connect");
    }
}
