package io.kafkactl.record.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.testkit.Records;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaDecoderTest {
    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry =
            Registries.open(ConnectionSettings.to("").withSchemaRegistry(List.of(server.url())), new Cancellation());
    private final AtomicLong now = new AtomicLong();
    private final RegistrySchemas schemas = new RegistrySchemas(() -> registry, now::get);
    private final List<String> told = new ArrayList<>();
    private final Unresolved unresolved = new Unresolved(told::add);

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @Test
    void theLastHeaderGoesBeforeTheBytes() throws UndecodableException {
        int text = server.register("s", "\"string\"");
        int number = server.register("n", "\"int\"");
        FieldDecoder decoder = decoder(FieldFormat.AUTO);

        assertThat(json(decoder, "00" + id(number) + "0e")).isEqualTo("7 avro " + number + " null");
        assertThat(json(
                        decoder,
                        "0e",
                        header("__value_schema_id", "00" + id(text)),
                        header("__value_schema_id", "00" + id(number))))
                .isEqualTo("7 avro " + number + " null");
        assertThat(json(decoder, "00" + id(number) + "0e", header("__key_schema_id", "00" + id(text))))
                .as("the header of the other field")
                .isEqualTo("7 avro " + number + " null");
        assertThat(json(decoder, "00" + id(number) + "0e", header("__value_schema_id", "05")))
                .as("a header that names nothing")
                .isEqualTo("7 avro " + number + " null");
    }

    @Test
    void aGuidStandsInAHeaderOrBeforeTheBytes() throws UndecodableException {
        server.register("p", "PROTOBUF", "syntax = \"proto3\"; message A { } message B { int32 x = 1; }", Map.of());
        String guid =
                registry.version("p", java.util.OptionalInt.empty(), false).guid();
        String hex = "01" + String.valueOf(guid).replace("-", "") + "0202";

        assertThat(json(decoder(FieldFormat.PROTOBUF), "0807", header("__value_schema_id", hex)))
                .isEqualTo("{\"x\":7} protobuf " + guid + " B");
        assertThat(json(decoder(FieldFormat.AUTO), hex + "0807")).isEqualTo("{\"x\":7} protobuf " + guid + " B");
    }

    @Test
    void referencesAreResolvedHoweverDeep() throws UndecodableException {
        server.register("c", "{\"type\":\"enum\",\"name\":\"C\",\"symbols\":[\"X\",\"Y\"]}");
        server.register("b", "AVRO", "{\"type\":\"array\",\"items\":\"C\"}", Map.of("C", "c@1"));
        int id = server.register(
                "a",
                "AVRO",
                "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"c\",\"type\":\"C\"}]}",
                Map.of("C", "c@1"));

        assertThat(json(decoder(FieldFormat.AVRO), "00" + id(id) + "02"))
                .isEqualTo("{\"c\":\"Y\"} avro " + id + " null");
    }

    @Test
    void asksOnceForAnIdAndOnceInAWhileForOneThatIsNotThere() throws UndecodableException {
        int id = server.register("n", "\"int\"");
        FieldDecoder first = decoder(FieldFormat.AUTO);
        FieldDecoder second = decoder(FieldFormat.AUTO);
        for (int i = 0; i < 100; i++) {
            json(first, "00" + id(id) + "0e");
            json(second, "00" + id(id) + "0e");
            json(first, "00" + id(99) + "0e");
        }
        assertThat(server.calls()).hasSize(2);

        now.addAndGet(120_000_000_000L);
        json(first, "00" + id(99) + "0e");
        assertThat(server.calls()).hasSize(3);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).startsWith("schema 99: ").endsWith("; shown as it is, like all of that kind");
        assertThat(unresolved.count()).isEqualTo(101);
    }

    @Test
    void autoStopsAskingForWhatOnlyLooksLikeIds() throws UndecodableException {
        FieldDecoder decoder = decoder(FieldFormat.AUTO);
        for (int i = 0; i < 1_000; i++) {
            assertThat(json(decoder, "00" + id(i) + "00")).endsWith("null null null");
        }
        assertThat(server.calls()).hasSize(100);
    }

    @Test
    void aRegistryThatIsDownIsAskedOnceForAll() throws UndecodableException {
        int id = server.register("n", "\"int\"");
        FieldDecoder decoder = decoder(FieldFormat.AVRO);
        assertThat(json(decoder, "00" + id(id) + "0e")).startsWith("7 ");
        server.answer(1_000, 503, "gone");
        int before = server.calls().size();
        for (int i = 0; i < 20; i++) {
            int other = 1_000 + i;
            assertThatThrownBy(() -> json(decoder, "00" + id(other) + "0e"))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageStartingWith("schema " + other + ": ");
            assertThat(json(decoder, "00" + id(id) + "0e")).startsWith("7 ");
        }
        assertThat(server.calls().size() - before).isLessThan(100);
    }

    @Test
    void saysWhyAValueIsNotOfItsSchema() {
        int text = server.register("s", "\"string\"");
        int broken = server.register("p", "PROTOBUF", "syntax = \"proto3\"; message A { }", Map.of());

        assertFails(FieldFormat.AVRO, "00" + id(text) + "0461", "schema " + text + ": the bytes end within it");
        assertFails(FieldFormat.AVRO, "00" + id(broken) + "00", "schema " + broken + ": it is protobuf, not avro");
        assertFails(FieldFormat.AVRO, "01", "the bytes do not begin with the id of a schema");
        assertFails(FieldFormat.AVRO, "00000001", "the bytes do not begin with the id of a schema");
        assertFails(FieldFormat.AVRO, "", "the bytes do not begin with the id of a schema");
    }

    @Test
    void jsonIsCheckedAgainstItsSchemaOnlyWhenAsked() throws UndecodableException {
        int id = server.register("j", "JSON", "{\"type\":\"object\"}", Map.of());
        String hex = "00" + id(id) + HexFormat.of().formatHex(" [ 1 ]".getBytes(UTF_8));
        CodecOptions validating = new CodecOptions(true, null, null, false, true);
        SchemaDecoder strict =
                new SchemaDecoder(RecordField.VALUE, FieldFormat.JSON_SCHEMA, validating, schemas, unresolved);

        assertThat(json(decoder(FieldFormat.JSON_SCHEMA), hex)).isEqualTo("[1] json-schema " + id + " null");
        assertThatThrownBy(() -> json(strict, hex)).hasMessage("schema " + id + ": array found, object expected");
    }

    @Test
    void manyThreadsShareADecoder() {
        int id = server.register("n", "\"int\"");
        FieldDecoder decoder = decoder(FieldFormat.AVRO);

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> {
                            try {
                                return json(decoder, "00" + id(id) + "0e");
                            } catch (UndecodableException e) {
                                return e.reason();
                            }
                        })
                        .distinct())
                .containsExactly("7 avro " + id + " null");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void whoInterruptsIsHeard() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        try (SchemaRegistry closed =
                Registries.open(ConnectionSettings.to("").withSchemaRegistry(List.of(server.url())), cancelled)) {
            SchemaDecoder decoder = new SchemaDecoder(
                    RecordField.VALUE,
                    FieldFormat.AUTO,
                    CodecOptions.PLAIN,
                    new RegistrySchemas(() -> closed),
                    unresolved);
            assertThatThrownBy(() -> json(decoder, "00" + id(1) + "00"))
                    .isInstanceOfSatisfying(
                            KafkactlException.class,
                            e -> assertThat(e.exitCode().code()).isEqualTo(130));
        }
    }

    private FieldDecoder decoder(FieldFormat format) {
        return new SchemaDecoder(RecordField.VALUE, format, CodecOptions.PLAIN, schemas, unresolved);
    }

    private void assertFails(FieldFormat format, String hex, String reason) {
        assertThatThrownBy(() -> json(decoder(format), hex)).hasMessage(reason);
    }

    private static Header header(String name, String hex) {
        return new Header(name, Bytes.of(HexFormat.of().parseHex(hex)));
    }

    private static String id(int number) {
        return HexFormat.of().toHexDigits(number);
    }

    private static String json(FieldDecoder decoder, String hex, Header... headers) throws UndecodableException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        KafkaRecord record = Records.of(null, Bytes.of(bytes), headers);
        ByteBuilder json = new ByteBuilder();
        FieldLabel label = decoder.putJson(record, bytes, json);
        return new String(json.toByteArray(), UTF_8) + " " + label;
    }
}
