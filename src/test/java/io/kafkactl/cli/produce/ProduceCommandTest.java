package io.kafkactl.cli.produce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.StubConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProduceCommandTest {
    private static final String TOPIC = "orders.order.placed.v1";

    private final StubConnection cluster = new StubConnection().topic(TOPIC, 3, Map.of());
    private final CliRunner cli = new CliRunner(cluster);

    @TempDir
    Path folder;

    @Test
    void everyLineIsARecordByteForByte() {
        CliResult result = cli.stdin("a\n\nb\r\n\u00ff\u0000\nlast".getBytes(ISO_8859_1))
                .run("-b", "b:1", "produce", TOPIC, "-k", "k", "-H", "n=1", "-H", "n==2", "--partition", "2");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("sent 5, acknowledged 5, failed 0, 39 bytes in 0.");
        assertThat(values()).containsExactly("a", "", "b\r", "\u00ff\u0000", "last");
        assertThat(cluster.mockProducer().history()).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("k".getBytes(UTF_8));
            assertThat(record.partition()).isEqualTo(2);
            assertThat(Arrays.stream(record.headers().toArray())
                            .map(header -> header.key() + new String(header.value(), UTF_8)))
                    .containsExactly("n1", "n=2");
        });
    }

    @Test
    void aLineThatIsNoRecordIsReportedAndTheRestIsSent() throws IOException {
        Path first = Files.writeString(folder.resolve("first.txt"), "a:1\nb2\nc:3\n");
        Path second = Files.writeString(folder.resolve("second.txt"), "\nd:4");

        CliResult result =
                cli.run("-b", "b:1", "produce", TOPIC, "--key-separator", ":", first.toString(), second.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: " + first + ":2: no key separator ':' in the line")
                .contains("error: " + second + ":1: no key separator")
                .contains("sent 3, acknowledged 3, failed 2");
        assertThat(values()).containsExactly("1", "3", "4");
    }

    @Test
    void aReadOnlyContextRefusesAllButTheDryRun() throws IOException {
        Path file = Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {ro: {bootstrapServers: 'b:1', readOnly: true}}\n");
        cli.env("KAFKACTL_CONFIG", file.toString()).stdin("a\n");

        assertThat(cli.run("-c", "ro", "produce", TOPIC).exitCode()).isEqualTo(8);
        CliResult result = cli.run("-c", "ro", "produce", TOPIC, "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).startsWith("dry run: 1 could be sent");
        assertThat(values()).isEmpty();
    }

    @Test
    void failFastStopsAtTheFirst() {
        CliResult result =
                cli.stdin("a:1\nb\nc:3\n").run("-b", "b:1", "produce", TOPIC, "--key-separator", ":", "--fail-fast");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 2: no key").contains("stopped after line 2; what follows was not sent");
        assertThat(values()).containsExactly("1");
    }

    @Test
    void dryRunChecksAndSendsNothing() {
        CliResult result = cli.stdin("{\"value\":\"a\"}\n{}\n{\"value\":\"b\",\"partition\":3}\n")
                .run("-b", "b:1", "produce", TOPIC, "-i", "jsonl", "--dry-run");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2: field 'value' is missing")
                .contains("dry run: 2 could be sent, failed 1, 2 bytes");
        assertThat(cluster.mockProducer().history()).isEmpty();
    }

    @Test
    void aPartitionThatTheTopicLacksIsReportedBeforeTheClientWaitsForIt() {
        CliResult kept = cli.stdin("{\"value\":\"a\",\"partition\":3}\n")
                .run("-b", "b:1", "produce", TOPIC, "-i", "jsonl", "--keep-partition");
        assertThat(kept.exitCode()).isEqualTo(1);
        assertThat(kept.err()).contains("line 1: topic '" + TOPIC + "' has no partition 3");

        assertThat(cli.run("-b", "b:1", "produce", TOPIC, "--partition", "3").exitCode())
                .isEqualTo(7);
    }

    @Test
    void aMissingTopicFailsBeforeALineIsRead() {
        ByteArrayInputStream in = new ByteArrayInputStream("a\n".getBytes(UTF_8));

        CliResult result = cli.stdin(in).run("-b", "b:1", "produce", "orders.order.place.v1");

        assertThat(in.available()).isEqualTo(2);
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err())
                .contains("'orders.order.place.v1' does not exist")
                .contains("did you mean '" + TOPIC);
    }

    @Test
    void aCompactedTopicTakesNoRecordWithoutKey() {
        cluster.topic("state.v1", 1, Map.of("cleanup.policy", "compact,delete"));

        CliResult result = cli.stdin("{\"value\":\"a\"}\n{\"key\":\"\",\"value\":null}\n")
                .run("-b", "b:1", "produce", "state.v1", "-i", "jsonl");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 1: the record has no key, and topic 'state.v1' is compacted");
        assertThat(cluster.mockProducer().history()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEmpty();
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void whatOnlyTheBrokerCanJudgeTravelsAlone() {
        cluster.topic("small.v1", 1, Map.of("max.message.bytes", "1000"));
        FlushingProducer producer = new FlushingProducer();
        cluster.producer(producer);
        String future = "{\"value\":\"future\",\"timestamp\":" + Long.MAX_VALUE + "}";
        String large = "{\"value\":\"" + "x".repeat(900) + "\"}";

        cli.stdin("{\"value\":\"1\"}\n" + large + "\n{\"value\":\"2\"}\n" + future + "\n{\"value\":\"3\"}\n")
                .run("-b", "b:1", "produce", "small.v1", "-i", "jsonl");

        assertThat(producer.calls)
                .containsExactly("1", "flush", "x".repeat(900), "flush", "2", "flush", "future", "flush", "3", "flush");
        assertThat(cluster.producerOverrides).containsEntry("batch.size", 1000);
    }

    @Test
    void aRefusedRecordIsReportedWithItsLine() {
        cluster.producer(new RefusingProducer("bad", new InvalidTimestampException("too late")));

        CliResult result = cli.stdin("a\nbad\nb\n").run("-b", "b:1", "produce", TOPIC);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: line 2: refused: too late")
                .contains("sent 3, acknowledged 2, failed 1");
        assertThat(values()).containsExactly("a", "b");
    }

    @Test
    void anOutageEndsTheRunWithItsOwnCodeWhenNothingArrived() {
        cluster.producer(new RefusingProducer("a", new TimeoutException("expiring")));
        CliResult down = cli.stdin("a\nb\nc\n").run("-b", "b:1", "produce", TOPIC);
        assertThat(down.exitCode()).isEqualTo(5);
        assertThat(down.err())
                .contains("error: line 1: not acknowledged: expiring")
                .contains("stopped after line 1; what follows was not sent")
                .contains("sent 1, acknowledged 0, failed 1");

        cluster.producer(new RefusingProducer("a", new TopicAuthorizationException("no")));
        assertThat(cli.stdin("a\n").run("-b", "b:1", "produce", TOPIC).exitCode())
                .isEqualTo(6);

        cluster.producer(new RefusingProducer("b", new TimeoutException("expiring")));
        assertThat(cli.stdin("a\nb\nc\n").run("-b", "b:1", "produce", TOPIC).exitCode())
                .isEqualTo(1);
    }

    @Test
    void anInterruptionSendsWhatWasReadAndStopsThoughInputIsOpen() throws Exception {
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(typed)) {
            CompletableFuture<CliResult> run =
                    CompletableFuture.supplyAsync(() -> cli.stdin(in).run("-b", "b:1", "produce", TOPIC));
            typed.write("a\nb\nhalf".getBytes(UTF_8));
            typed.flush();
            Await.until(
                    "both lines are sent",
                    () -> cluster.mockProducer().history().size() == 2);

            cli.cancellation().cancel();

            CliResult result = run.get();
            assertThat(result.exitCode()).isEqualTo(130);
            assertThat(result.err()).contains("stopped after line 2").contains("sent 2, acknowledged 2, failed 0");
        }
    }

    @Test
    void contradictionsAreUsageErrors() {
        for (List<String> options : List.of(
                List.of("-k", "a", "--key-separator", ":"),
                List.of("--key-separator", ""),
                List.of("-i", "jsonl", "-k", "a"),
                List.of("--keep-partition"),
                List.of("-i", "jsonl", "--keep-partition", "--partition", "1"),
                List.of("--partition", "-1"),
                List.of("-H", "novalue"),
                List.of("-", "-"),
                List.of("-i", "xml"))) {
            List<String> args = new ArrayList<>(List.of("-b", "b:1", "produce", TOPIC));
            args.addAll(options);

            assertThat(cli.run(args.toArray(String[]::new)).exitCode())
                    .as(options.toString())
                    .isEqualTo(2);
        }
    }

    @Test
    void aFileThatCannotBeReadStopsEverythingBeforehand() throws IOException {
        Path good = Files.writeString(folder.resolve("good.txt"), "a\n");

        CliResult result = cli.run("-b", "b:1", "produce", TOPIC, good.toString(), folder.toString());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("cannot read file '" + folder + "', nothing was sent");
        assertThat(cluster.mockProducer().history()).isEmpty();
    }

    private List<String> values() {
        return cluster.mockProducer().history().stream()
                .map(record -> new String(record.value(), ISO_8859_1))
                .toList();
    }

    /** Notes what was sent and when it was flushed. */
    private static final class FlushingProducer extends MockProducer<byte[], byte[]> {
        private final List<String> calls = new ArrayList<>();

        FlushingProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            calls.add(new String(record.value(), UTF_8));
            return super.send(record, callback);
        }

        @Override
        public synchronized void flush() {
            calls.add("flush");
            super.flush();
        }
    }

    /** Refuses one value, as a broker does: through the callback. */
    private static final class RefusingProducer extends MockProducer<byte[], byte[]> {
        private final String value;
        private final RuntimeException reason;

        RefusingProducer(String value, RuntimeException reason) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.value = value;
            this.reason = reason;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            if (new String(record.value(), UTF_8).equals(value)) {
                callback.onCompletion(new RecordMetadata(null, -1, -1, -1, -1, -1), reason);
                return CompletableFuture.failedFuture(reason);
            }
            return super.send(record, callback);
        }
    }
}
