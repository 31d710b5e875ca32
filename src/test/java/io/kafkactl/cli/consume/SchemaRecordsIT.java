package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.GatedOutput;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
@Timeout(120)
class SchemaRecordsIT {
    private static final String ORDER = """
            {"type":"record","name":"Order","namespace":"shop","fields":[
              {"name":"id","type":"long"},
              {"name":"total","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"note","type":["null","string"],"default":null}]}
            """;

    private static final String ONE = "{\"id\":1,\"total\":12.50,\"at\":\"2026-01-31T10:00:00.000Z\",\"note\":\"ü\"}";

    private static final String PROTO = """
            syntax = "proto3";
            package shop;
            message Order { map<string, int32> counts = 1; message Line { string sku = 1; } repeated Line lines = 2; }
            message Refund { int64 order = 1; }
            """;

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final RegistryServer registry = RegistryServer.start();
    private String topic = "";

    SchemaRecordsIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topicOfOurOwn() {
        topic = cluster.createTopic("market.order.placed", 1);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void aFileIsRegisteredOnlyWhenAsked() throws IOException {
        String file = file("order.avsc", ORDER);

        CliResult refused = run(ONE, "produce", topic, "--value-schema", file);
        CliResult dry = run(ONE, "produce", topic, "--value-schema", file, "--register", "--dry-run");

        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(refused.err())
                .contains("is not registered under subject '" + topic + "-value', nothing was sent")
                .contains("--register");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.err()).contains("dry run: would register '" + file + "' under subject '" + topic + "-value'");
        assertThat(registry.calls()).noneMatch(call -> call.contains("/versions"));
        assertThat(records()).isEmpty();

        CliResult sent = run(ONE, "produce", topic, "--value-schema", file, "--register");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.err()).contains("under subject '" + topic + "-value' as schema 1");
        assertThat(records().get(0).value()).startsWith(0, 0, 0, 0, 1).hasSize(5 + 1 + 3 + 6 + 1 + 3);
        CliResult read = run("", "consume", topic, "--value-format", "avro");
        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.out()).isEqualTo(ONE + "\n");
        assertThat(read.err()).isEmpty();
    }

    @Test
    void linesThatDoNotFitAreReportedByNumberAndPathAndTheRestIsSent() throws IOException {
        registry.register(topic + "-value", ORDER);
        Path rejects = folder.resolve("rejects");
        String lines = String.join(
                "\n",
                ONE,
                ONE.replace("12.50", "12.505"),
                ONE.replace("\"note\"", "\"nota\""),
                "{",
                ONE.replace("\"id\":1", "\"id\":\"x\""),
                ONE.replace("\"id\":1", "\"id\":2"));

        CliResult result = run(lines, "produce", topic, "--value-format", "avro", "--reject-file", rejects.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2: value: total: 12.505 has more decimals than the 2 of the schema")
                .contains("line 3: value: nota: unknown field of record shop.Order; did you mean 'note'?")
                .contains("line 4: value: not JSON: ")
                .contains("line 5: value: id: \"x\" is no long");
        assertThat(records()).hasSize(2);
        assertThat(Files.readAllLines(rejects)).hasSize(4);
    }

    @Test
    void decodedLinesReproduceATopic() {
        registry.register(topic + "-key", "\"string\"");
        int order = registry.register(topic + "-value", ORDER);
        int maybe = registry.register("maybe", "[\"null\",\"int\"]");
        int proto = registry.register("proto", "PROTOBUF", PROTO, Map.of());
        int json = registry.register("json", "JSON", "{\"type\":\"object\"}", Map.of());
        run(
                "{\"key\":\"k\",\"value\":" + ONE + ",\"timestamp\":5,\"headers\":[{\"name\":\"h\",\"value\":null}]}",
                "produce",
                topic,
                "-i",
                "jsonl",
                "--key-format",
                "avro",
                "--value-format",
                "avro");
        cluster.produce(List.of(
                raw(framed(maybe, 0)),
                raw(framed(maybe, 2, 8)),
                raw(framed(proto, 4, 0, 0, 0x0A, 1, 'x')),
                raw(framed(proto, 2, 2, 8, 7)),
                raw(concat(framed(json), "{\"a\" : 1.10}".getBytes(UTF_8))),
                raw("text".getBytes(UTF_8)),
                raw(new byte[] {0, 1}),
                raw(new byte[0]),
                raw(null)));
        String copy = cluster.createTopic("market.order.copied", 1);

        CliResult read = run("", "consume", topic, "-o", "jsonl", "--value-format", "auto", "--key-format", "auto");
        CliResult sent =
                run(read.out(), "produce", copy, "-i", "jsonl", "--value-format", "auto", "--key-format", "auto");

        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(read.out().lines().map(line -> line.replaceAll(".*\"key\":", "\"key\":")))
                .containsExactly(
                        "\"key\":\"k\",\"keyFormat\":\"avro\",\"keySchemaId\":1,\"value\":" + ONE
                                + ",\"valueFormat\":\"avro\",\"valueSchemaId\":" + order
                                + ",\"headers\":[{\"name\":\"h\",\"value\":null}]}",
                        "\"key\":null,\"value\":null,\"valueFormat\":\"avro\",\"valueSchemaId\":" + maybe
                                + ",\"headers\":[]}",
                        "\"key\":null,\"value\":4,\"valueFormat\":\"avro\",\"valueSchemaId\":" + maybe
                                + ",\"headers\":[]}",
                        "\"key\":null,\"value\":{\"sku\":\"x\"},\"valueFormat\":\"protobuf\",\"valueSchemaId\":" + proto
                                + ",\"valueMessage\":\"shop.Order.Line\",\"headers\":[]}",
                        "\"key\":null,\"value\":{\"order\":\"7\"},\"valueFormat\":\"protobuf\",\"valueSchemaId\":"
                                + proto + ",\"valueMessage\":\"shop.Refund\",\"headers\":[]}",
                        "\"key\":null,\"value\":{\"a\":1.10},\"valueFormat\":\"json-schema\",\"valueSchemaId\":" + json
                                + ",\"headers\":[]}",
                        "\"key\":null,\"value\":\"text\",\"headers\":[]}",
                        "\"key\":null,\"value\":\"\\u0000\\u0001\",\"headers\":[]}",
                        "\"key\":null,\"value\":\"\",\"headers\":[]}",
                        "\"key\":null,\"value\":null,\"headers\":[]}");
        List<ConsumerRecord<byte[], byte[]>> from = cluster.readCommitted(topic);
        List<ConsumerRecord<byte[], byte[]>> to = cluster.readCommitted(copy);
        assertThat(to).hasSameSizeAs(from);
        for (int i = 0; i < from.size(); i++) {
            assertThat(to.get(i).key()).isEqualTo(from.get(i).key());
            assertThat(to.get(i).timestamp()).isEqualTo(from.get(i).timestamp());
            byte[] value = from.get(i).value();
            // The schema of JSON does not keep spaces between words.
            assertThat(to.get(i).value())
                    .as("record " + i)
                    .isEqualTo(i == 5 ? concat(framed(json), "{\"a\":1.10}".getBytes(UTF_8)) : value);
        }
    }

    @Test
    void aHeaderNamesTheSchemaByItsGuid() {
        registry.register(topic + "-value", ORDER);

        CliResult sent = run(ONE, "produce", topic, "--value-format", "avro", "--schema-id-in", "header");
        CliResult read = run("", "consume", topic, "-o", "jsonl", "--value-format", "avro");
        CliResult again = run(
                read.out(),
                "produce",
                topic,
                "-i",
                "jsonl",
                "--value-format",
                "avro",
                "--value-schema",
                topic + "-value");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        Header header = records().get(0).headers().lastHeader("__value_schema_id");
        assertThat(header.value()).hasSize(17).startsWith(1);
        assertThat(records().get(0).value()).hasSize(1 + 3 + 6 + 1 + 3 + 0);
        assertThat(read.out()).contains("\"value\":" + ONE + ",\"valueFormat\":\"avro\",\"valueSchemaGuid\":\"");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(records().get(1).headers())
                .as("the id stands before the bytes now")
                .isEmpty();
        assertThat(run("", "consume", topic, "--value-format", "auto").out()).isEqualTo(ONE + "\n" + ONE + "\n");
    }

    @Test
    void asksTheRegistryOnceForEachIdHoweverManyRecords() {
        registry.register(topic + "-value", ORDER);
        String lines = IntStream.range(0, 5_000)
                .mapToObj(i -> ONE.replace("\"id\":1", "\"id\":" + i))
                .collect(Collectors.joining("\n"));
        String wide = cluster.createTopic("market.order.spread", 4);
        CliResult sent =
                run(lines, "produce", wide, "--value-schema", topic + "-value@latest", "--partitioner", "round-robin");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        int before = registry.calls().size();

        CliResult read = run(
                "",
                "consume",
                wide,
                "--value-format",
                "avro",
                "--where",
                ".value.id % 100 == 7 and .value.total == 12.5",
                "--select",
                ".value.id");

        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.out().lines()).hasSize(50).contains("107", "4907");
        assertThat(registry.calls().subList(before, registry.calls().size())).hasSize(1);
    }

    @Test
    void unknownSchemasFollowTheActionForWhatCannotBeDecoded() {
        registry.register("x", "PROTOBUF", PROTO, Map.of());
        cluster.produce(List.of(raw(framed(99, 2)), raw(framed(1, 0)), raw("text".getBytes(UTF_8))));

        CliResult shown = run("", "consume", topic, "--value-format", "avro", "-o", "jsonl");
        CliResult skipped = run("", "consume", topic, "--value-format", "avro", "--on-decode-error", "skip");
        CliResult failed = run("", "consume", topic, "--value-format", "avro", "--on-decode-error", "fail");
        CliResult auto = run("", "consume", topic, "--value-format", "auto", "-o", "jsonl");

        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out().lines()).hasSize(3);
        assertThat(shown.out())
                .contains("\"value\":{\"base64\":\"AAAAAGMC\"},\"decodeError\":\"value: schema 99: ")
                .contains("schema 1: it is protobuf, not avro")
                .contains("the bytes do not begin with the id of a schema");
        assertThat(shown.err()).contains("3 records could not be handled as asked");
        assertThat(skipped.exitCode()).isEqualTo(1);
        assertThat(skipped.out()).isEmpty();
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("cannot decode record 0:0");
        assertThat(auto.exitCode()).as(auto.err()).isZero();
        assertThat(auto.out().lines()).hasSize(3);
        assertThat(auto.out()).contains("\"value\":\"\\u0000\\u0000\\u0000\\u0000c\\u0002\"");
        assertThat(auto.err()).contains("schema 99: ").contains("shown as it is");
    }

    @Test
    void aSoftDeletedSubjectIsStillRead() {
        registry.register(topic + "-value", ORDER);
        run(ONE, "produce", topic, "--value-format", "avro");
        registry.softDelete(topic + "-value");

        assertThat(run("", "consume", topic, "--value-format", "avro").out()).isEqualTo(ONE + "\n");
        assertThat(run(ONE, "produce", topic, "--value-format", "avro").exitCode())
                .isEqualTo(7);
    }

    @Test
    void aRegistryThatStopsMidStreamEndsNoStream() {
        registry.register(topic + "-value", ORDER);
        int later = registry.register("later", "\"int\"");
        run(ONE, "produce", topic, "--value-format", "avro");
        GatedOutput out = new GatedOutput();
        out.open();
        CliRunner follower = CliRunner.real().stdout(out);
        List<CliResult> ended = new ArrayList<>();
        Thread thread = new Thread(() -> ended.add(follower.run(arguments(
                "consume", topic, "-f", "--from", "start", "-n", "3", "--value-format", "avro", "--timeout", "5s"))));
        thread.start();
        Await.until("the first record is shown", () -> out.text().contains(ONE));
        registry.close();

        cluster.produce(List.of(
                raw(framed(later, 2)), raw(cluster.readCommitted(topic).get(0).value())));
        Await.until("all are shown", () -> !ended.isEmpty());

        assertThat(out.text()).isEqualTo(ONE + "\nAAAAAAIC\n" + ONE + "\n");
        assertThat(ended.get(0).exitCode()).isEqualTo(1);
        assertThat(ended.get(0).err()).contains("record 0:1 of topic").contains("schema " + later + ": ");
    }

    @Test
    void readsAsAReaderWithAnotherSchema() throws IOException {
        registry.register(topic + "-value", ORDER);
        run(ONE, "produce", topic, "--value-format", "avro");
        String reader = file(
                "reader.avsc",
                "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"shop\",\"fields\":["
                        + "{\"name\":\"number\",\"aliases\":[\"id\"],\"type\":\"double\"},"
                        + "{\"name\":\"added\",\"type\":\"string\",\"default\":\"d\"}]}");

        CliResult read = run("", "consume", topic, "--value-format", "avro", "--value-schema", reader);

        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.out()).isEqualTo("{\"number\":1.0,\"added\":\"d\"}\n");
    }

    @Test
    void theSpecificationsEncodingIsReadAndWritten() {
        registry.register(topic + "-value", ORDER);
        String specified = "{\"id\":1,\"total\":\"\\u0004â\",\"at\":5,\"note\":{\"string\":\"x\"}}";

        CliResult sent = run(specified, "produce", topic, "--value-format", "avro", "--avro-json", "avro");

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(run("", "consume", topic, "--value-format", "avro", "--avro-json", "avro")
                        .out())
                .isEqualTo(specified + "\n");
        assertThat(run("", "consume", topic, "--value-format", "avro", "--grep", "\"total\":12.50")
                        .out())
                .contains("\"at\":\"1970-01-01T00:00:00.005Z\"");
    }

    @Test
    void plainFormatsAreWrittenAsTheyAreRead() {
        String lines = """
                {"key":-2,"value":"ff00","keyFormat":"int","valueFormat":"hex"}
                {"key":null,"value":null}
                {"key":"x","value":"00"}
                """;

        CliResult sent = run(lines, "produce", topic, "-i", "jsonl", "--key-format", "int", "--value-format", "hex");

        assertThat(sent.exitCode()).isEqualTo(1);
        assertThat(sent.err()).contains("line 3: key is not int");
        assertThat(records().get(0).key()).containsExactly(0xFF, 0xFF, 0xFF, 0xFE);
        assertThat(records().get(0).value()).containsExactly(0xFF, 0);
        assertThat(records().get(1).value()).isNull();
    }

    @Test
    void aRegistryHasToBeNamed() {
        CliResult avro = kafka.run("consume", topic, "--value-format", "avro");
        CliResult auto = kafka.run("consume", topic, "--value-format", "auto");

        assertThat(avro.exitCode()).isEqualTo(2);
        assertThat(avro.err()).contains("--schema-registry");
        assertThat(auto.exitCode()).as(auto.err()).isZero();
        assertThat(auto.err()).contains("no schema registry is named");
    }

    private CliResult run(String stdin, String... arguments) {
        return CliRunner.real().stdin(stdin).run(arguments(arguments));
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-b", kafka.bootstrapServers(), "--schema-registry", registry.url()));
        return all.toArray(String[]::new);
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        return cluster.readCommitted(topic);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private ProducerRecord<byte[], byte[]> raw(byte @Nullable [] value) {
        return new ProducerRecord<>(topic, 0, 7L, null, value);
    }

    private static byte[] framed(int id, int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(5 + bytes.length).put((byte) 0).putInt(id);
        for (int b : bytes) {
            buffer.put((byte) b);
        }
        return buffer.array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
