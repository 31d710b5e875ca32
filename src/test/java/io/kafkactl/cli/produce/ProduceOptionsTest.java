package io.kafkactl.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.StubConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProduceOptionsTest {
    private static final String TOPIC = "orders.order.placed.v1";

    private final StubConnection cluster = new StubConnection().topic(TOPIC, 3, Map.of());
    private final CliRunner cli = new CliRunner(cluster);
    /** One for each run, because a run closes its own. */
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void nullsAreAskedForAndNeverRead() {
        assertThat(produce("null\n", "--null-key").exitCode()).isZero();
        assertThat(produce("a:null\n", "--key-separator", ":").exitCode()).isZero();
        assertThat(produce("a:b\n", "--key-separator", ":", "--null-value").exitCode())
                .isZero();
        assertThat(produce("x\n", "-k", "c", "--null-value").exitCode()).isZero();
        assertThat(produce("d\n", "--null-value").exitCode()).isZero();
        assertThat(produce("{\"key\":\"e\",\"value\":\"v\"}\n", "-i", "jsonl", "--null-key", "--null-value")
                        .exitCode())
                .isZero();

        assertThat(sent()).containsExactly("null=null!", "a!=null!", "a!=null", "c!=null", "d!=null", "null=null");
    }

    @Test
    void aKeySeparatorMayHaveEscapes() {
        assertThat(produce("a\tb\n", "--key-separator", "\\t").exitCode()).isZero();
        assertThat(produce("c\\td\n", "--key-separator", "\\\\t").exitCode()).isZero();
        assertThat(produce("e\u0000f\n", "--key-separator", "\\0").exitCode()).isZero();
        assertThat(produce("gÿh\n", "--key-separator", "\\xC3\\xBF").exitCode()).isZero();
        CliResult missing = produce("a b\n", "--key-separator", "\\t");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("line 1: no key separator '\\t' in the line");
        CliResult unknown = produce("a b\n", "--key-separator", "\\s");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown escape '\\s'; there are \\n");

        assertThat(sent()).containsExactly("a!=b!", "c!=d!", "e!=f!", "g!=h!");
    }

    @Test
    void keysAreRequiredByTheContextUntilTheUserSaysOtherwise() throws IOException {
        Path file = Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts: {strict: {bootstrapServers: 'b:1', requireKey: true}}
                """);
        cli.env("KAFKACTL_CONFIG", file.toString());

        CliResult refused = produceStrictly();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("line 1: the record has no key, and keys are required");
        assertThat(produceStrictly("--no-require-key").exitCode()).isZero();
        assertThat(produce("b\n", "--require-key").exitCode()).isEqualTo(1);
        assertThat(sent()).containsExactly("null=a!");
    }

    @Test
    void aTimestampIsAPointInTimeOrAnAge() {
        cli.clock(Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC));

        produce("a\n", "--timestamp", "2026-01-31T09:00:00");
        produce("a\n", "--timestamp", "1769850000000");
        produce("a\n", "--timestamp", "@-1h");
        produce("{\"value\":\"a\",\"timestamp\":5}\n", "-i", "jsonl", "--timestamp=-1h");

        assertThat(history())
                .hasSize(4)
                .allSatisfy(record -> assertThat(record.timestamp()).isEqualTo(1769850000000L));
        for (String wrong : List.of("yesterday", "start", "+5", "@", "")) {
            assertThat(produce("a\n", "--timestamp", wrong).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void refusedLinesAreKeptAsTheyStoodWithTheirReasons() throws IOException {
        Path rejects = folder.resolve("rejects.txt");

        CliResult result =
                produce("a=1\r\nno separator\r\n\nb=2\n\u00ff", "--key-separator", "=", "--reject-file", rejects + "");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("what was refused is in " + rejects);
        assertThat(Files.readString(rejects)).isEqualTo("no separator\r\n\n\u00ff\n");
        assertThat(Files.readAllLines(Path.of(rejects + ".reasons.jsonl")))
                .hasSize(3)
                .first()
                .isEqualTo("{\"source\":null,\"line\":2,\"error\":\"MALFORMED_RECORD\","
                        + "\"message\":\"no key separator '=' in the line\"}");

        CliResult again = produce("x\n", "--reject-file", rejects.toString());
        assertThat(again.exitCode()).as("it may be the only copy").isEqualTo(8);
        assertThat(again.err()).contains("is there already and not empty");
    }

    @Test
    void aRejectFileThatCannotBeWrittenEndsTheRunWithItsBooksInOrder() {
        CliResult result = produce("a=1\nno separator\n", "--key-separator", "=", "--reject-file", "/dev/full");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines())
                .anyMatch(line -> line.contains("cannot write '/dev/full'"))
                .contains("to go on, use --resume-from 2")
                .anyMatch(line -> line.startsWith("sent 1, acknowledged 1, failed 1"))
                .noneMatch(line -> line.contains("what was refused is in"));
    }

    @Test
    void aRejectFileWithoutAFolderIsToldBeforeAnythingIsSent() {
        CliResult result = produce("a\n", "--reject-file", folder.resolve("none/rejects") + "");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("there is no folder '" + folder.resolve("none") + "', nothing was done");
    }

    @Test
    void nothingRefusedLeavesNoRejectFile() {
        Path rejects = folder.resolve("rejects.txt");

        assertThat(produce("a\n", "--reject-file", rejects.toString()).exitCode())
                .isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(produce("a\n", "--reject-file", folder.resolve("no/such") + "")
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void resumingPassesOverTheLinesBefore() {
        assertThat(produce("a\nb\nc\n", "--resume-from", "2").exitCode()).isZero();
        assertThat(produce("a\n", "--resume-from", "2").exitCode())
                .as("nothing is left")
                .isZero();
        CliResult beyond = produce("a\n", "--resume-from", "3");

        assertThat(beyond.exitCode()).isEqualTo(4);
        assertThat(beyond.err()).contains("there is no line 3 to begin with: the input ends at line 1");
        assertThat(sent()).containsExactly("null=b!", "null=c!");
    }

    @Test
    void anInputOfOneTransactionIsCommittedOrAborted() {
        CliResult committed = produce("a\nb\n", "--transactional");
        assertThat(committed.exitCode()).isZero();
        assertThat(committed.err()).startsWith("sent 2, acknowledged 2, failed 0");
        assertThat(latest().commitCount()).isEqualTo(1);
        assertThat(String.valueOf(cluster.producerOverrides.get("transactional.id")))
                .startsWith("kafkactl-produce-");

        CliResult aborted = produce("a:1\nb\nc:3\n", "--transactional", "--key-separator", ":");
        assertThat(aborted.exitCode()).isEqualTo(1);
        assertThat(aborted.err())
                .contains("line 2: no key separator")
                .contains("transaction aborted: no read_committed reader sees any of the input")
                .contains("sent 1, acknowledged 0, failed 1, 0 bytes")
                .doesNotContain("--resume-from");
        assertThat(latest().transactionAborted()).isTrue();
        assertThat(latest().commitCount()).isZero();
    }

    @Test
    void whatTheOptionsAskOfTheClientReachesIt() {
        CliResult weak = produce("a\n", "--acks", "0", "--compression", "zstd", "--partitioner", "sticky");

        assertThat(weak.exitCode()).isZero();
        assertThat(weak.err())
                .contains("warning: --acks 0: no idempotence")
                .contains("sent 1, none acknowledged because acks=0 asks for nothing, failed 0");
        assertThat(cluster.producerOverrides)
                .containsEntry("acks", "0")
                .containsEntry("enable.idempotence", false)
                .containsEntry("compression.type", "zstd")
                .containsEntry("partitioner.ignore.keys", true);
    }

    @Test
    void templatesAndWholeFilesAreInputsToo() throws IOException {
        Path binary = Files.write(folder.resolve("blob"), new byte[] {0, '\n', (byte) 0xFF});

        assertThat(run("-b", "b:1", "produce", TOPIC, "--value-file", binary.toString(), "-k", "blob")
                        .exitCode())
                .isZero();
        assertThat(run("-b", "b:1", "produce", TOPIC, "--template", "v{{seq}}", "-n", "2", "-k", "k{{seq}}")
                        .exitCode())
                .isZero();

        assertThat(history().get(0).value()).isEqualTo(new byte[] {0, '\n', (byte) 0xFF});
        assertThat(sent().subList(1, 3)).containsExactly("k1!=v1!", "k2!=v2!");
    }

    @Test
    void contradictionsAreUsageErrors() throws IOException {
        Path file = Files.writeString(folder.resolve("in.txt"), "a\n");
        for (List<String> options : List.of(
                List.of("--template", "a", "--value-file", "f"),
                List.of("--template", "a", "-i", "jsonl"),
                List.of("--template", "a", file.toString()),
                List.of("--template", "{{no}}"),
                List.of("--value-file", "f", file.toString()),
                List.of("--value-file", "f", "--reject-file", "r"),
                List.of("-n", "5"),
                List.of("--seed", "5"),
                List.of("--template", "a", "-n", "-1"),
                List.of("--key-field", "a"),
                List.of("-i", "csv", "--key-field", "a", "-k", "b"),
                List.of("-i", "csv", "--crlf"),
                List.of("-i", "json-array", "--skip-blank"),
                List.of("-i", "jsonl", "--key-separator", ":"),
                List.of("--null-key", "-k", "a"),
                List.of("--null-key", "--require-key"),
                List.of("--partitioner", "murmur2", "--partition", "1"),
                List.of("--partitioner", "murmur3"),
                List.of("--transactional", "--acks", "1"),
                List.of("--rate", "5/d"),
                List.of("--compression", "brotli"),
                List.of("--resume-from", "0"),
                List.of("--resume-from", "2", file.toString(), "-"),
                List.of("--reject-file", file.toString(), file.toString()),
                List.of("--reject-file", "r", "--dry-run"))) {
            List<String> args = new ArrayList<>(List.of("-b", "b:1", "produce", TOPIC));
            args.addAll(options);

            assertThat(run(args.toArray(String[]::new)).exitCode())
                    .as(options.toString())
                    .isEqualTo(2);
        }
        assertThat(history()).isEmpty();
    }

    private MockProducer<byte[], byte[]> latest() {
        return producers.get(producers.size() - 1);
    }

    private CliResult run(String... args) {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        cluster.producer(producer);
        producers.add(producer);
        return cli.run(args);
    }

    private List<ProducerRecord<byte[], byte[]>> history() {
        return producers.stream().flatMap(p -> p.history().stream()).toList();
    }

    private CliResult produceStrictly(String... options) {
        List<String> args = new ArrayList<>(List.of("-c", "strict", "produce", TOPIC));
        args.addAll(List.of(options));
        cli.stdin("a\n");
        return run(args.toArray(String[]::new));
    }

    private CliResult produce(String input, String... options) {
        List<String> args = new ArrayList<>(List.of("-b", "b:1", "produce", TOPIC));
        args.addAll(List.of(options));
        cli.stdin(input);
        return run(args.toArray(String[]::new));
    }

    /** Key and value of each record, with an exclamation mark behind what is not null. */
    private List<String> sent() {
        return history().stream()
                .map(record -> (record.key() == null ? "null" : new String(record.key(), UTF_8) + "!") + "="
                        + (record.value() == null ? "null" : new String(record.value(), UTF_8) + "!"))
                .toList();
    }
}
