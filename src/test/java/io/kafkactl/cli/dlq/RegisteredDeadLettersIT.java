package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.registry.Registration;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.FixtureApplication;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RealRegistry;
import io.kafkactl.testkit.registry.WithRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dead letters by the schemas of a real registry: their values, and the envelopes around them. */
@WithRegistry
class RegisteredDeadLettersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPTIONAL_TEXT = "\"type\":[\"null\",\"string\"],\"default\":null";

    /** An order, and the envelopes of Bakdata's error handling around it, in one language. */
    enum Language {
        AVRO("avro", """
                {"type":"record","name":"Order","namespace":"shop","fields":[
                 {"name":"id","type":"int"},{"name":"note","type":"string"}]}""", """
                {"type":"record","name":"DeadLetter","namespace":"com.bakdata.kafka","fields":[
                 {"name":"input_value","type":["null","string"]},{"name":"topic",%1$s},
                 {"name":"partition","type":["null","int"],"default":null},
                 {"name":"offset","type":["null","long"],"default":null},
                 {"name":"description","type":"string"},
                 {"name":"cause","type":{"type":"record","name":"ErrorDescription","fields":[
                   {"name":"error_class",%1$s},{"name":"message","type":["null","string"]},
                   {"name":"stack_trace","type":["null","string"]}]}},
                 {"name":"input_timestamp","type":["null",{"type":"long","logicalType":"timestamp-millis"}],
                  "default":null}]}""".formatted(OPTIONAL_TEXT)),
        PROTOBUF("protobuf", """
                syntax = "proto3"; package shop; message Order { int32 id = 1; string note = 2; }""", """
                syntax = "proto3"; package bakdata.kafka.proto.v1;
                import "google/protobuf/wrappers.proto"; import "google/protobuf/timestamp.proto";
                message ProtoDeadLetter {
                  message Cause { google.protobuf.StringValue message = 1; google.protobuf.StringValue stack_trace = 2;
                    google.protobuf.StringValue error_class = 3; }
                  string description = 1; Cause cause = 2; google.protobuf.StringValue input_value = 3;
                  google.protobuf.StringValue topic = 4; google.protobuf.Int32Value partition = 5;
                  google.protobuf.Int64Value offset = 6; google.protobuf.Timestamp input_timestamp = 7; }""");

        private final String format;
        private final String order;
        private final String envelope;

        Language(String format, String order, String envelope) {
            this.format = format;
            this.order = order;
            this.envelope = envelope;
        }

        private SchemaType type() {
            return SchemaType.valueOf(name());
        }
    }

    private final RealRegistry registry;
    private final SandboxFixture kafka;
    private final String source = TestTopics.unique("pay.order.registered");

    RegisteredDeadLettersIT(RealRegistry registry) {
        this.registry = registry;
        this.kafka = registry.kafka();
        kafka.cluster().createTopic(source, 1, Map.of());
    }

    private CliResult run(String... args) {
        return done(registry.run(args));
    }

    private static CliResult done(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }

    /** Values by the schema, as JSON lines. */
    private void produce(String topic, SchemaType type, String schema, String format, String... lines) {
        try (SchemaRegistry client = registry.client()) {
            client.register(topic + "-value", new Registration(new SchemaText(type, schema, List.of()), false));
        }
        done(registry.run(
                CliRunner.real().stdin(String.join("\n", lines) + "\n"), "produce", topic, "--value-format", format));
    }

    private void produceOrders(Language language) {
        produce(
                source,
                language.type(),
                language.order,
                language.format,
                "{\"id\":1,\"note\":\"gr\u00fcn\"}",
                "{\"id\":2,\"note\":\"\"}");
    }

    private List<JsonNode> inspect(String dlq, String... places) throws IOException {
        List<String> args = new ArrayList<>(List.of("dlq", "inspect", dlq, "-o", "jsonl"));
        args.addAll(List.of(places));
        List<JsonNode> letters = new ArrayList<>();
        for (String line : run(args.toArray(String[]::new)).out().lines().toList()) {
            letters.add(JSON.readTree(line));
        }
        return letters;
    }

    /** Bytes as text, for they are compared only. */
    private List<String> values() {
        return kafka.cluster().readCommitted(source).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, ISO_8859_1))
                .toList();
    }

    private void assertComesBackExactly(String dlq) {
        List<String> before = values();

        run("dlq", "redrive", dlq, "-y");

        List<String> all = values();
        assertThat(all).hasSize(2 * before.size());
        assertThat(all.subList(before.size(), all.size())).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void valuesThatConnectDeadLettersAreShownDecodedAndComeBackByteForByte(Language language)
            throws IOException, InterruptedException {
        produceOrders(language);
        String dlq = source + "-dlq";
        kafka.cluster().createTopic(dlq, 1, Map.of());
        FixtureApplication.run("connect", "ConnectDeadLetters", kafka.bootstrapServers(), source, dlq, "sink", "2");

        List<JsonNode> letters = inspect(dlq, "0:0", "0:1");

        assertThat(letters).extracting(letter -> letter.path("format").asText()).containsOnly("kafka-connect");
        assertThat(JSON.readTree(letters.get(0).path("decodedValue").asText())
                        .path("note")
                        .asText())
                .as(letters.get(0).toPrettyString())
                .isEqualTo("gr\u00fcn");
        assertThat(run("dlq", "inspect", dlq, "0:0").out()).contains("\"note\":\"gr\u00fcn\"");
        assertComesBackExactly(dlq);
    }

    @ParameterizedTest
    @EnumSource
    void bakdatasEnvelopesAreOpenedAndTheSourceRecordGoesBackInsteadOfTheirText(Language language) throws IOException {
        produceOrders(language);
        String dlq = source + ".dlq";
        kafka.cluster().createTopic(dlq, 1, Map.of());
        List<String> envelopes = new ArrayList<>();
        for (int offset = 0; offset < 2; offset++) {
            envelopes.add("{\"input_value\":\"Order(" + offset + ")\",\"topic\":\"" + source + "\",\"partition\":0,"
                    + "\"offset\":" + (language == Language.AVRO ? offset : "\"" + offset + "\"")
                    + ",\"description\":\"while mapping\",\"cause\":{\"error_class\":\"shop.NoPrice\","
                    + "\"message\":\"no price\",\"stack_trace\":\"shop.NoPrice: no price\\n\\tat shop.Pay.pay(Pay.java:1)\"}"
                    + (language == Language.AVRO ? ",\"input_timestamp\":null" : "") + "}");
        }
        produce(dlq, language.type(), language.envelope, language.format, envelopes.toArray(String[]::new));

        List<JsonNode> letters = inspect(dlq);
        JsonNode stats = JSON.readTree(run("dlq", "stats", dlq, "-o", "jsonl").out());

        assertThat(letters).extracting(letter -> letter.path("format").asText()).containsOnly("bakdata-envelope");
        assertThat(letters)
                .extracting(letter -> letter.path("originTopic").asText() + "@"
                        + letter.path("originOffset").asLong())
                .containsExactly(source + "@0", source + "@1");
        assertThat(stats.path("errorClass").asText()).isEqualTo("shop.NoPrice");
        assertThat(stats.path("frame").asText()).isEqualTo("shop.Pay.pay");
        assertThat(stats.path("count").asInt()).isEqualTo(2);
        assertComesBackExactly(dlq);
    }

    @Test
    void kstreamplifysEnvelopesGiveBackTheBytesTheyHold() throws IOException {
        String schema = """
                {"type":"record","name":"KafkaError","namespace":"com.michelin.kstreamplify.avro","fields":[
                 {"name":"cause",%1$s},{"name":"contextMessage",%1$s},{"name":"stack",%1$s},{"name":"value",%1$s},
                 {"name":"byteValue","type":["null","bytes"],"default":null},
                 {"name":"offset","type":"long"},{"name":"partition","type":"int"},{"name":"topic","type":"string"},
                 {"name":"applicationId",%1$s},
                 {"name":"sourceRawKey","type":["null","bytes"],"default":null},
                 {"name":"sourceRawValue","type":["null","bytes"],"default":null}]}""".formatted(OPTIONAL_TEXT);
        String dlq = source + ".dlq";
        kafka.cluster().createTopic(dlq, 1, Map.of());
        produce(
                dlq,
                SchemaType.AVRO,
                schema,
                "avro",
                "{\"cause\":\"no price\",\"contextMessage\":null,\"stack\":null,\"value\":\"lossy\",\"byteValue\":null,"
                        + "\"offset\":7,\"partition\":0,\"topic\":\"" + source + "\",\"applicationId\":\"billing\","
                        + "\"sourceRawKey\":\"k\",\"sourceRawValue\":{\"base64\":\"AP92\"}}");

        assertThat(inspect(dlq)).singleElement().satisfies(letter -> {
            assertThat(letter.path("format").asText()).isEqualTo("kstreamplify");
            assertThat(letter.path("failedGroup").asText()).isEqualTo("billing");
        });
        run("dlq", "redrive", dlq, "-y");

        assertThat(kafka.cluster().readCommitted(source)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(bytes("k"));
            assertThat(record.value()).isEqualTo(new byte[] {0, (byte) 0xFF, 'v'});
        });
    }

    private String deadLetters(Language language) {
        produceOrders(language);
        String dlq = source + ".dead-letter";
        kafka.cluster().createTopic(dlq, 1, Map.of());
        kafka.cluster()
                .produce(kafka.cluster().readCommitted(source).stream()
                        .map(order -> headers(dlq, 0, bytes("k"), order.value(), source))
                        .toList());
        return dlq;
    }

    private CliResult edit(Path folder, String command, String dlq, String answer) throws IOException {
        Path script = Files.writeString(folder.resolve("editor"), "sed -i '" + command + "' \"$1\"\n");
        return registry.run(
                CliRunner.real()
                        .env("EDITOR", "sh " + script)
                        .terminals(new Terminals(true, true, true))
                        .stdin(answer),
                "dlq",
                "redrive",
                dlq,
                "--edit",
                "--again");
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreEditedByTheirSchemaAndThoseLeftAloneKeepTheirBytes(Language language, @TempDir Path folder)
            throws IOException {
        String dlq = deadLetters(language);
        List<String> before = values();

        CliResult edited = done(edit(folder, "s/gr\u00fcn/red/", dlq, "y\n"));

        assertThat(edited.err())
                .containsPattern("- \\{\"id\": ?1,\"note\": ?\"gr\u00fcn\"")
                .contains("\"red\"");
        assertThat(values()).hasSize(4).endsWith(before.get(1));
        assertThat(notes()).containsExactly("gr\u00fcn", "", "red", "");
        done(registry.run("dlq", "redrive", dlq, "--again", "--set", ".note += \"!\"", "-y"));
        assertThat(notes().subList(4, 6)).containsExactly("gr\u00fcn!", "!");
    }

    @ParameterizedTest
    @EnumSource
    void anEditThatDoesNotFitTheSchemaSendsNothing(Language language, @TempDir Path folder) throws IOException {
        String dlq = deadLetters(language);

        CliResult byHand = edit(folder, "s/\"id\": *1/\"id\": \"x\"/", dlq, "n\n");
        CliResult byJq = registry.run("dlq", "redrive", dlq, "--set", ".id = \"x\"", "-y", "-o", "json");

        assertThat(byHand.exitCode()).as(byHand.toString()).isEqualTo(4);
        assertThat(byHand.err()).containsPattern("line \\d+ of the edited file: value: .+");
        assertThat(byJq.exitCode()).as(byJq.toString()).isEqualTo(3);
        assertThat(byJq.out()).contains("EDIT_FAILED").contains("value: ");
        assertThat(values()).hasSize(2);
    }

    private List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        for (String line : run("consume", source, "-o", "jsonl", "--value-format", "auto")
                .out()
                .lines()
                .toList()) {
            notes.add(JSON.readTree(line).path("value").path("note").asText());
        }
        return notes;
    }
}
