package io.kafkactl.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Spoiled;
import io.kafkactl.testkit.StubConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** Files and records that somebody spoiled: an exit code that fits, no stack trace, and nothing that a terminal obeys. */
class HostileInputTest {
    private static final String TOPIC = "orders.order.placed.v1";
    private static final int DEEP = 200_000;
    private static final Pattern SUMMARY = Pattern.compile("sent (\\d+), acknowledged (\\d+), failed (\\d+)");
    private static final String CONTEXTS = """
            apiVersion: kafkactl/v1
            kind: Contexts
            contexts:
              dev:
                bootstrapServers: [broker-1:9093, broker-2:9093]
                protected: true
                color: red
                properties: {security.protocol: SASL_SSL, producer.linger.ms: 5}
                schemaRegistry: http://localhost:8081
                naming: {segments: {domain: {oneOf: [market, orders]}}}
                lint: {ignore: [{rule: N012, topic: market.stock.test.v1, reason: renamed, until: 2027-01-01}]}
                topicDefaults: {partitions: 12, replicationFactor: 3, config: {retention.ms: 1209600000}}
                dlq: {topics: {shared-failures: {source: orders.order.placed.v1, format: headers}}}
            """;
    private static final String LINES = """
            {"topic":"t","partition":0,"offset":7,"timestamp":1700000000000,"key":"k","value":"v","headers":[]}
            {"key":null,"value":{"base64":"AAEC/w=="},"headers":[{"name":"h","value":"x"},{"name":"h","value":null}]}
            {"value":null,"key":"grüße 你好 😀 \\u2028"}
            {"value":"last"}
            """;
    private static final String AVRO = """
            {"type":"record","name":"Order","namespace":"a.b","fields":[
              {"name":"id","type":["null","long"],"default":null},
              {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[
                {"name":"next","type":["null","Line"]},{"name":"kind","type":{"type":"enum","name":"K","symbols":["A","B"]}}]}}},
              {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}}]}
            """;
    private static final String PROTO = """
            syntax = "proto3";
            package a.b;
            message Order {
              reserved 4 to 6;
              int64 id = 1;
              repeated Line lines = 2;
              map<string, int32> counts = 3;
              oneof price { double amount = 7; string text = 8; }
              message Line { Order order = 1; Kind kind = 2; }
              enum Kind { UNKNOWN = 0; A = 1; }
            }
            """;
    private static final String JSON_SCHEMA = """
            {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","required":["id"],
             "properties":{"id":{"type":"integer","minimum":1},"line":{"$ref":"#/definitions/line"},
               "any":{"anyOf":[{"type":"string","pattern":"^a+$"},{"enum":[1,null]}]}},
             "definitions":{"line":{"type":"object","properties":{"next":{"$ref":"#/definitions/line"}}}}}
            """;

    private static final Path FOLDER = makeFolder();

    private static Path makeFolder() {
        try {
            return Files.createTempDirectory("hostile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Provide
    Arbitrary<byte[]> contexts() {
        return Spoiled.of(CONTEXTS);
    }

    @Property(tries = 500)
    void aContextsFileIsReadOrRefused(@ForAll("contexts") byte[] file) {
        CliRunner cli = CliRunner.offline()
                .env("KAFKACTL_CONFIG", write("contexts.yaml", file))
                .env("HOME", "/nowhere");

        assertHarmless(cli.run("context", "list"), 0, 4);
        assertHarmless(cli.run("context", "show", "dev", "-o", "json"), 0, 4, 7);
    }

    @Provide
    Arbitrary<byte[]> manifests() {
        return Spoiled.of(SampleManifest.TOPICS, SampleManifest.POLICY, SampleManifest.SMALLEST);
    }

    @Property(tries = 500)
    void aManifestIsReadOrRefused(@ForAll("manifests") byte[] file) {
        CliRunner cli = CliRunner.offline().env("HOME", "/nowhere");

        assertHarmless(cli.run("topic", "lint", "-F", write("topics.yaml", file)), 0, 4);
        assertHarmless(cli.run("topic", "docs", "-F", write("topics.yaml", file)), 0, 1, 4);
    }

    @Provide
    Arbitrary<byte[]> jsonLines() {
        return Spoiled.of(LINES);
    }

    @Property(tries = 500)
    void everyJsonLineIsSentOrReported(@ForAll("jsonLines") byte[] input) {
        StubConnection cluster = new StubConnection().topic(TOPIC, 3, Map.of());

        CliResult result = new CliRunner(cluster).stdin(input).run("-b", "b:1", "produce", TOPIC, "-i", "jsonl");

        assertHarmless(result, 0, 1, 4);
        Matcher summary = SUMMARY.matcher(result.err());
        assertThat(summary.find()).as(result.toString()).isTrue();
        int acknowledged = Integer.parseInt(summary.group(2));
        int failed = Integer.parseInt(summary.group(3));
        long lines = new String(input, ISO_8859_1).lines().count();
        assertThat(result.exitCode() == 0).as(result.toString()).isEqualTo(failed == 0);
        assertThat(cluster.mockProducer().history()).hasSize(acknowledged);
        assertThat((long) acknowledged + failed).as(result.toString()).isLessThanOrEqualTo(lines);
    }

    @Provide
    Arbitrary<byte[]> schemas() {
        return Spoiled.of(AVRO);
    }

    @Property(tries = 300)
    void anAvroSchemaIsJudgedOrRefused(@ForAll("schemas") byte[] file) {
        assertJudged("order.avsc", AVRO, file);
    }

    @Provide
    Arbitrary<byte[]> protos() {
        return Spoiled.of(PROTO);
    }

    @Property(tries = 300)
    void aProtobufSchemaIsJudgedOrRefused(@ForAll("protos") byte[] file) {
        assertJudged("order.proto", PROTO, file);
    }

    @Provide
    Arbitrary<byte[]> jsonSchemas() {
        return Spoiled.of(JSON_SCHEMA);
    }

    @Property(tries = 300)
    void aJsonSchemaIsJudgedOrRefused(@ForAll("jsonSchemas") byte[] file) {
        assertJudged("order.schema.json", JSON_SCHEMA, file);
    }

    private static void assertJudged(String name, String good, byte[] spoiled) {
        String before = write("before-" + name, good.getBytes(UTF_8));
        CliResult result = CliRunner.offline()
                .env("HOME", "/nowhere")
                .run("schema", "check", "--against", before, write(name, spoiled), "--type", type(name));

        assertHarmless(result, 0, 3, 4);
    }

    private static String type(String name) {
        return name.endsWith(".avsc") ? "AVRO" : name.endsWith(".proto") ? "PROTOBUF" : "JSON";
    }

    @Provide
    Arbitrary<ConsumerRecord<byte[], byte[]>> records() {
        Arbitrary<byte[]> bytes = Arbitraries.oneOf(
                Spoiled.of("{\"original_topic\":\"" + TOPIC + "\",\"original_offset\":1,\"original_message\":\"x\"}"),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(12));
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of(
                        "kafka_dlt-original-topic",
                        "kafka_dlt-original-offset",
                        "kafka_dlt-exception-message",
                        "__connect.errors.topic",
                        "original-topic",
                        "dead-letter-reason"),
                Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(bytes, bytes, names, bytes, names, bytes)
                .as((key, value, name, content, other, more) -> {
                    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(TOPIC + ".dlq", 0, 0, key, value);
                    record.headers().add(name, content).add(other, more);
                    return record;
                });
    }

    @Property(tries = 300)
    void aRecordIsShownWithoutBeingObeyed(@ForAll("records") ConsumerRecord<byte[], byte[]> record) {
        for (List<String> line : List.of(
                List.of("dlq", "inspect", TOPIC + ".dlq"),
                List.of("dlq", "stats", TOPIC + ".dlq"),
                List.of("dlq", "redrive", TOPIC + ".dlq", "--dry-run"))) {
            StubConnection cluster = new StubConnection()
                    .topic(TOPIC, 1, Map.of())
                    .topic(TOPIC + ".dlq", 1, Map.of())
                    .log(new TopicPartition(TOPIC + ".dlq", 0), 0, 1)
                    .consumers(() -> {
                        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
                        consumer.schedulePollTask(() -> consumer.addRecord(record));
                        return consumer;
                    });

            CliResult result = new CliRunner(cluster)
                    .run(Stream.concat(Stream.of("-b", "b:1"), line.stream()).toArray(String[]::new));

            assertHarmless(result, 0, 1, 3, 8);
        }
    }

    /** What would take for ever, or all memory, or all of the stack. */
    @Example
    void bombsAreRefused() {
        String deepList = "[".repeat(DEEP);
        String deepMap = IntStream.range(0, 2_000).mapToObj(" "::repeat).reduce("", (all, by) -> all + by + "a:\n");
        String aliases = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
        for (String text : List.of(deepList, deepMap, aliases, CONTEXTS + "  x: " + deepList, "? ".repeat(DEEP))) {
            CliRunner cli = CliRunner.offline().env("HOME", "/nowhere");
            assertHarmless(cli.run("topic", "lint", "-F", write("bomb.yaml", text.getBytes(UTF_8))), 4);
            cli.env("KAFKACTL_CONFIG", write("bomb-contexts.yaml", text.getBytes(UTF_8)));
            assertHarmless(cli.run("context", "list"), 4);
        }
        String deepJson = "{\"value\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        StubConnection cluster = new StubConnection().topic(TOPIC, 1, Map.of());
        CliRunner produce = new CliRunner(cluster).stdin(deepJson + "\n{\"value\":\"good\"}\n");
        assertHarmless(produce.run("-b", "b:1", "produce", TOPIC, "-i", "jsonl"), 1);
        assertThat(cluster.mockProducer().history()).hasSize(1);
        String array = "{\"type\":\"array\",\"items\":";
        assertDeep("deep.avsc", AVRO, array.repeat(DEEP) + "\"int\"" + "}".repeat(DEEP));
        assertDeep("deep.schema.json", JSON_SCHEMA, "{\"not\":".repeat(DEEP) + "{}" + "}".repeat(DEEP));
        assertDeep("deep.proto", PROTO, "syntax=\"proto3\";" + "message A{".repeat(DEEP) + "}".repeat(DEEP));
    }

    private static void assertDeep(String name, String good, String deep) {
        String before = write("before-" + name, good.getBytes(UTF_8));
        CliRunner cli = CliRunner.offline().env("HOME", "/nowhere");

        assertHarmless(
                cli.run(
                        "schema",
                        "check",
                        "--against",
                        before,
                        write(name, deep.getBytes(UTF_8)),
                        "--type",
                        type(name)),
                4);
    }

    private static void assertHarmless(CliResult result, Integer... exitCodes) {
        assertThat(result.exitCode()).as(result.toString()).isIn((Object[]) exitCodes);
        assertThat(result.err()).doesNotContain("\tat ", "this looks like a bug");
        assertThat(result.out() + result.err())
                .as("what a terminal would obey")
                .matches(text -> text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        if (result.exitCode() != 0) {
            assertThat(result.err() + result.out()).isNotBlank();
        }
    }

    private static String write(String name, byte[] content) {
        try {
            return Files.write(FOLDER.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
