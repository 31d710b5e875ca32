package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
@WithKafka
@Timeout(400)
class ConsumeFiltersIT {
    private static final byte[] SEVEN = {0, 0, 0, 7};
    private static final byte[] BINARY = {(byte) 0xFF, 0x1B, 0};

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private String topic = "";

    ConsumeFiltersIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topicWithRecordsOfManyKinds() {
        topic = cluster.createTopic("market.order.placed", 2);
        cluster.produce(List.of(
                record(0, "eu-1", "{\"price\":12.5,\"tags\":[\"a\",\"b\"]}".getBytes(UTF_8), "1", "2"),
                record(0, "eu-2", "{\"price\":9}".getBytes(UTF_8), "1"),
                record(0, "us-1", "plain text".getBytes(UTF_8)),
                record(1, null, null),
                new ProducerRecord<>(topic, 1, 1_000L, SEVEN, BINARY)));
    }

    @Test
    void filtersSelectTogether() {
        assertThat(consume("-k", "eu-1", "--format", "%o").out()).isEqualTo("0");
        assertThat(lines("--key-glob", "eu-?", "--format", "%k\\n")).containsExactly("eu-1", "eu-2");
        assertThat(lines("-H", "trace", "--format", "%k\\n")).containsExactly("eu-1", "eu-2");
        assertThat(lines("-H", "trace=2", "--format", "%k\\n")).containsExactly("eu-1");
        assertThat(lines("-H", "trace=1", "-H", "trace=2", "--grep", "pr[i]ce", "--format", "%k\\n"))
                .containsExactly("eu-1");
        assertThat(lines("--key-glob", "eu-*", "--where", ".value.price < 10", "--format", "%k\\n"))
                .containsExactly("eu-2");
        assertThat(lines("--where", ".key == null", "--format", "%p:%o %K %S\\n"))
                .containsExactly("1:0 -1 -1");
        assertThat(lines("--grep", "^plain", "-n", "1")).containsExactly("plain text");
    }

    @Test
    void whatAFilterSawIsCountedOnStderr() {
        CliResult result = consume("--key-glob", "eu-*");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("scanned 5, matched 2");
        assertThat(consume("--key-glob", "eu-*", "-q").err()).isEmpty();
    }

    @Test
    void anExpressionThatFailsOnARecordIsReportedAndTheRestIsShown() {
        CliResult result = consume("--where", ".value.price > 10");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("{\"price\":12.5,\"tags\":[\"a\",\"b\"]}\n");
        assertThat(result.err())
                .contains("record 0:2 of topic '" + topic + "': --where: Cannot index string with string \"price\"")
                .contains("1 record could not be handled as asked");
        assertThat(consume("--where", ".value.price? > 10").exitCode()).isZero();
    }

    @Test
    void selectTransformsTheOutput() {
        assertThat(lines("-k", "eu-1", "--select", ".key, .value.tags[], .value.price"))
                .containsExactly("eu-1", "a", "b", "12.5");
        assertThat(lines("-k", "eu-1", "--select", ".key, .headers.trace", "-o", "jsonl"))
                .containsExactly("\"eu-1\"", "\"2\"");
        CliResult failing = consume("--partition", "0", "--select", ".value | {tags, n: (.price + 1)}");
        assertThat(failing.out()).isEqualTo("{\"tags\":[\"a\",\"b\"],\"n\":13.5}\n{\"tags\":null,\"n\":10}\n");
        assertThat(failing.exitCode()).isEqualTo(1);
        assertThat(failing.err()).contains("record 0:2 of topic '" + topic + "': --select: ");
    }

    @Test
    void undecodableRecordsNeverStopTheStream() {
        CliResult shown = consume("--partition", "1", "--key-format", "int", "--value-format", "string", "-o", "jsonl");

        assertThat(shown.exitCode()).as(shown.toString()).isEqualTo(1);
        assertThat(shown.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"key\":null").contains("\"value\":null"),
                        line -> assertThat(line)
                                .contains("\"key\":7,\"keyFormat\":\"int\",\"value\":{\"base64\":\"/xsA\"},"
                                        + "\"decodeError\":\"value: not UTF-8\""));
        assertThat(shown.err()).contains("\"level\":\"warning\"");
        CliResult skipped = consume("--partition", "1", "--value-format", "string", "--on-decode-error", "skip");
        assertThat(skipped.exitCode()).isEqualTo(1);
        assertThat(skipped.out()).isEqualTo("\n");
        CliResult failed = consume("--partition", "1", "--value-format", "string", "--on-decode-error", "fail");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("cannot decode record 1:1 of topic '" + topic + "': value: not UTF-8");
    }

    @Test
    void aDecodedLineIsRefusedByProduce() {
        CliResult read = consume("-k", "eu-2", "--value-format", "json", "-o", "jsonl");
        CliResult sent = kafka.run(CliRunner.real().stdin(read.outBytes()), "produce", topic, "-i", "jsonl");

        assertThat(read.exitCode()).isZero();
        assertThat(sent.exitCode()).as(sent.toString()).isNotZero();
        assertThat(sent.err()).contains("sent 0");
    }

    @Test
    void badExpressionsAreFoundBeforeAnythingIsContacted() {
        assertUsage("--where", ".value. >", "column 9");
        assertUsage("--where", "nosuch(.)", "nosuch/1 does not exist");
        assertUsage("--select", "{", "--select '{' cannot be read at column");
        assertUsage("--grep", "(", "--grep '(' is no regular expression");
        assertUsage("--key-glob", "a\\", "ends with a backslash");
        assertUsage("-H", "=1", "has no name");
        assertUsage("--format", "%k %q", "unknown directive '%q'");
        assertUsage("--rotate-size", "1MB", "add --output-dir");
        assertUsage("--value-format", "csv", "--value-format");
        assertUsage("--value-format", "avro", "no schema registry to connect to");
    }

    private void assertUsage(String option, String value, String problem) {
        CliResult result = CliRunner.offline().run("-b", "h:1", "consume", topic, option, value);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(problem);
    }

    @Test
    void filesPerPartitionHoldWhatStdoutWouldHaveShown() throws IOException {
        String large = cluster.createTopic("market.order.large", 3);
        cluster.produce(IntStream.range(0, 3_000)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(large, i % 2, null, null, ("v" + i).getBytes(UTF_8)))
                .toList());
        Path out = folder.resolve("a/b");

        CliResult result = kafka.run(
                "consume", large, "-o", "jsonl", "--output-dir", out.toString(), "--rotate-size", "64kB", "--gzip");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("wrote " + out.resolve(large + "-0.0001.jsonl.gz") + ": ");
        List<String> lines = new ArrayList<>();
        for (Path file : files(out)) {
            byte[] content;
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                content = in.readAllBytes();
            }
            assertThat(content).as("%s", file).hasSizeBetween(1, 64_000);
            new String(content, UTF_8).lines().forEach(lines::add);
        }
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(
                        kafka.run("consume", large, "-o", "jsonl").out().lines().toList());

        CliResult again = kafka.run("consume", large, "-o", "jsonl", "--output-dir", out.toString(), "--gzip");
        assertThat(again.exitCode()).isEqualTo(8);
        assertThat(again.err()).contains("is there already, nothing was read");
    }

    @Test
    void interruptedFilesAreCompleted() throws Exception {
        CliRunner cli = CliRunner.real();
        Path file = folder.resolve(topic + "-1.txt.gz");
        Thread interruption = new Thread(() -> {
            Await.until("the file is there", () -> Files.exists(file));
            cli.cancellation().cancel();
        });
        interruption.start();
        CliResult result =
                kafka.run(cli, "consume", topic, "-f", "--from", "start", "--output-dir", folder.toString(), "--gzip");
        interruption.join();

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
        assertThat(result.err()).contains("wrote " + file + ": ");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }

    private List<String> lines(String... options) {
        CliResult result = consume(options);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out().lines().toList();
    }

    private CliResult consume(String... options) {
        List<String> args = new ArrayList<>(List.of("consume", topic));
        args.addAll(List.of(options));
        return kafka.run(args.toArray(String[]::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private ProducerRecord<byte[], byte[]> record(
            int partition, @Nullable String key, byte @Nullable [] value, String... traces) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, 1_000L, key == null ? null : key.getBytes(UTF_8), value);
        for (String trace : traces) {
            record.headers().add(new RecordHeader("trace", trace.getBytes(UTF_8)));
        }
        return record;
    }
}
