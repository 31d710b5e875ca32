package io.kafkactl.record.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaEncodersTest {
    private static final String RECORD =
            "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}";

    @TempDir
    Path folder;

    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry =
            Registries.open(ConnectionSettings.to("").withSchemaRegistry(List.of(server.url())), new Cancellation());
    private final List<String> notes = new ArrayList<>();
    private final SchemaEncoders encoders = new SchemaEncoders(() -> registry, "t", notes::add);

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "17, Id",
        "0017, Id",
        "order.avsc, File",
        "order.PROTO, File",
        "a/b.json, File",
        "orders-value, Subject",
        "orders-value@3, Subject",
        "a@b, Subject"
    })
    void aNameIsAnIdAFileOrASubject(String text, String kind) {
        assertThat(SchemaChoice.parse(text).getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void theLastAtBeforeAVersionCounts() {
        assertThat(SchemaChoice.parse("a@b@3")).isEqualTo(new SchemaChoice.Subject("a@b", java.util.OptionalInt.of(3)));
        assertThat(SchemaChoice.parse("a@latest"))
                .isEqualTo(new SchemaChoice.Subject("a", java.util.OptionalInt.empty()));
        assertThat(SchemaChoice.parse("a@b")).isEqualTo(new SchemaChoice.Subject("a@b", java.util.OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource({"TOPIC,t-value", "RECORD,shop.Order", "TOPIC_RECORD,t-shop.Order"})
    void registersUnderTheSubjectOfTheStrategy(SubjectNaming naming, String subject) throws IOException {
        String file = file("o.avsc", RECORD);

        assertThatThrownBy(() -> encoders.open(request(FieldFormat.AUTO, file, naming, false)))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode().code()).isEqualTo(7);
                    assertThat(e.message())
                            .isEqualTo("schema '" + file + "' is not registered under subject '" + subject
                                    + "', nothing was sent");
                });
        FieldEncoder encoder = encoders.open(request(FieldFormat.AVRO, file, naming, true));

        assertThat(notes).containsExactly("registered '" + file + "' under subject '" + subject + "' as schema 1");
        assertThat(hex(encoder.text(Bytes.utf8("{\"x\":7}")))).isEqualTo("00000000010e");
        assertThat(registry.subjects(null, io.kafkactl.client.registry.Deleted.EXCLUDED))
                .containsExactly(subject);
        encoders.open(request(FieldFormat.AVRO, file, naming, true));
        assertThat(notes).as("it is registered already").hasSize(1);
    }

    @Test
    void aFileMayImportWhatIsRegistered() throws IOException {
        server.register(
                "money",
                "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[{\"name\":\"cents\",\"type\":\"long\"}]}");
        String file = file("o.avsc", RECORD.replace("\"int\"", "\"Money\"").replace("\"shop\"", "\"\""));

        EncodingRequest request = new EncodingRequest(
                RecordField.VALUE,
                FieldFormat.AVRO,
                file,
                List.of(new SchemaReference("Money", "money", 1)),
                SubjectNaming.TOPIC,
                true,
                false,
                false,
                CodecOptions.PLAIN);
        assertThat(hex(encoders.open(request).text(Bytes.utf8("{\"x\":{\"cents\":7}}"))))
                .isEqualTo("00000000020e");

        EncodingRequest subject = new EncodingRequest(
                RecordField.VALUE,
                FieldFormat.AVRO,
                "money",
                request.references(),
                SubjectNaming.TOPIC,
                false,
                false,
                false,
                CodecOptions.PLAIN);
        assertExit(2, subject, "--value-schema-reference is for a schema file, and 'money' is none");
        assertExit(4, request(FieldFormat.AVRO, file, SubjectNaming.TOPIC, true), "o.avsc");
    }

    @Test
    void theLatestOfTheTopicsSubjectIsTakenWhenNoneIsNamed() {
        server.level("", "NONE");
        server.register("t-value", "\"string\"");
        server.register("t-value", "\"int\"");

        assertThat(hex(encoders.open(request(FieldFormat.AVRO, null, SubjectNaming.TOPIC, false))
                        .text(Bytes.utf8("7"))))
                .isEqualTo("00000000020e");
        assertThat(hex(encoders.open(request(FieldFormat.AUTO, "t-value@1", SubjectNaming.TOPIC, false))
                        .text(Bytes.utf8("\"a\""))))
                .isEqualTo("00000000010261");
        assertThat(hex(encoders.open(request(FieldFormat.AUTO, "1", SubjectNaming.TOPIC, false))
                        .text(Bytes.utf8("\"a\""))))
                .isEqualTo("00000000010261");
    }

    @Test
    void refusesSchemasThatCannotBeUsed() throws IOException {
        server.register("p", "PROTOBUF", "message A { }", Map.of());
        String broken = file("broken.avsc", "{");
        String unknown = file("schema.txt", "{}");

        assertExit(
                4, request(FieldFormat.AVRO, "p", SubjectNaming.TOPIC, false), "the schema of the value is protobuf");
        assertExit(4, request(FieldFormat.AUTO, broken, SubjectNaming.TOPIC, true), "no Avro schema: ");
        assertExit(4, request(FieldFormat.AUTO, folder + "/gone.avsc", SubjectNaming.TOPIC, true), "cannot read");
        assertExit(2, request(FieldFormat.AUTO, unknown, SubjectNaming.TOPIC, true), "does not say its language");
        assertExit(2, request(FieldFormat.AVRO, null, SubjectNaming.RECORD, false), "does not say which record");
        assertExit(7, request(FieldFormat.AVRO, "gone", SubjectNaming.TOPIC, false), "gone");
        assertExit(7, request(FieldFormat.AVRO, "99", SubjectNaming.TOPIC, false), "99");
        assertThat(registry.subjects(null, io.kafkactl.client.registry.Deleted.EXCLUDED))
                .containsExactly("p");
    }

    @Test
    void jsonLinesSayWhatTheyAre() {
        server.register("a", "\"int\"");
        server.register("p", "PROTOBUF", "syntax = \"proto3\"; message A { } message B { int32 x = 1; }", Map.of());
        FieldEncoder auto = encoders.open(request(FieldFormat.AUTO, null, SubjectNaming.TOPIC, false));
        int before = server.calls().size();

        for (int i = 0; i < 10; i++) {
            assertThat(hex(auto.json(Bytes.utf8("7"), FieldLabel.of("avro", "1", null))))
                    .isEqualTo("00000000010e");
            assertThat(hex(auto.json(Bytes.utf8("{\"x\":7}"), FieldLabel.of("protobuf", "2", "B"))))
                    .isEqualTo("000000000202020807");
            assertThat(hex(auto.json(Bytes.utf8("7"), FieldLabel.of("int", null, null))))
                    .isEqualTo("00000007");
        }
        assertThat(server.calls().size() - before).isEqualTo(2);
        assertThatThrownBy(() -> auto.json(Bytes.utf8("7"), FieldLabel.of("avro", null, null)))
                .hasMessage("the line says that the value is avro, but not by which schema");
        assertThatThrownBy(() -> auto.json(Bytes.utf8("7"), FieldLabel.of("nope", null, null)))
                .hasMessage("the line's valueFormat 'nope' is not known");
        assertThatThrownBy(() -> auto.json(Bytes.utf8("7"), FieldLabel.of("avro", "99", null)))
                .isInstanceOf(KafkactlException.class);
    }

    @Test
    void aLineOfAnotherFormatThanTheSchemaIsRefused() {
        server.register("t-value", "\"int\"");
        FieldEncoder avro = encoders.open(request(FieldFormat.AVRO, null, SubjectNaming.TOPIC, false));

        assertThatThrownBy(() -> avro.json(Bytes.utf8("7"), FieldLabel.of("int", null, null)))
                .hasMessage("the line says that the value is int, and the schema is avro");
        assertThatThrownBy(() -> avro.text(Bytes.utf8("x")))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("quotes")));
    }

    private void assertExit(int code, EncodingRequest request, String message) {
        assertThatThrownBy(() -> encoders.open(request))
                .isInstanceOfSatisfying(
                        KafkactlException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private static EncodingRequest request(
            FieldFormat format, @Nullable String schema, SubjectNaming naming, boolean register) {
        return new EncodingRequest(
                RecordField.VALUE, format, schema, List.of(), naming, register, false, false, CodecOptions.PLAIN);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, UTF_8).toString();
    }

    private static String hex(FieldEncoder.EncodedField field) {
        return HexFormat.of().formatHex(field.bytes().array());
    }
}
