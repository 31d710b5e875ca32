package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies from topic to topic: every byte, once, or not at all. */
@WithKafka
@Timeout(400)
class ConsumeCopyIT {
    private static final int MANY = 60_000;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private String source = "";
    private String target = "";

    ConsumeCopyIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topics() {
        source = cluster.createTopic("market.order.placed", 2);
        target = cluster.createTopic("market.order.copied", 2);
    }

    @Test
    void everyByteHeaderAndTimestampArrives() {
        fillWithEveryKind();

        CliResult result = kafka.run("consume", source, "--copy-to", target, "--keep-partition");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("scanned 3, copied 3, ");
        assertThat(described(target)).isEqualTo(described(source)).hasSize(3);
    }

    @Test
    void aFilterAndALimitChooseWhatIsCopied() {
        fillWithEveryKind();

        CliResult result = kafka.run("consume", source, "--copy-to", target, "-H", "trace", "-n", "1");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(described(target)).singleElement().asString().contains("trace");
    }

    @Test
    void aDryRunChecksAndSendsNothing() {
        fillWithEveryKind();

        CliResult result = kafka.run("consume", source, "--copy-to", target, "--dry-run");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("dry run: could copy 3");
        assertThat(cluster.endOffsets(target).values()).containsOnly(0L);
    }

    @Test
    void aDryRunSaysWhichRecordsOnlyTheBrokerCanJudge() {
        String narrow = TestTopics.unique("market.order.narrow");
        cluster.createTopic(narrow, 1, Map.of("max.message.bytes", "1000"));
        byte[] incompressible = new byte[1_500];
        new Random(7).nextBytes(incompressible);
        cluster.produce(List.of(
                new ProducerRecord<>(source, 0, null, null, new byte[800]),
                new ProducerRecord<>(source, 0, null, null, incompressible)));

        CliResult dry = kafka.run("consume", source, "--copy-to", narrow, "--dry-run");
        CliResult real = kafka.run("consume", source, "--copy-to", narrow);

        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out()).isEmpty();
        assertThat(dry.err())
                .contains("warning: record 0:1 of topic '" + source + "': its 1500 bytes may be too many for topic '"
                        + narrow + "', which takes batches of 1000 bytes after compression (max.message.bytes)\n")
                .contains("dry run: could copy 2 (of these, 1 may be refused), ")
                .doesNotContain("record 0:0");
        assertThat(real.exitCode()).as(real.toString()).isEqualTo(1);
        assertThat(real.err()).contains("did not take record 0:1");
    }

    @Test
    void aSecondProcessWithTheSameStaticMemberEndsTheFirst() throws Exception {
        CliRunner runner = CliRunner.real();
        CompletableFuture<CliResult> first = CompletableFuture.supplyAsync(() ->
                kafka.run(runner, "consume", source, "-g", source, "--static-member", "m1", "-f", "--copy-to", target));
        fillWithEveryKind();
        Await.until("the first copies", () -> cluster.readCommitted(target).size() == 3);
        CliRunner runnerOfSecond = CliRunner.real();
        CompletableFuture<CliResult> second = CompletableFuture.supplyAsync(() -> kafka.run(
                runnerOfSecond, "consume", source, "-g", source, "--static-member", "m1", "-f", "--copy-to", target));

        CliResult ousted = first.get();
        runnerOfSecond.cancellation().cancel();

        assertThat(ousted.exitCode()).as(ousted.toString()).isEqualTo(8);
        assertThat(ousted.err()).contains("is static member 'm1' of group '" + source + "'");
        assertThat(second.get().exitCode()).isEqualTo(130);
        Await.until(
                "the copies are visible again",
                () -> !cluster.readCommitted(target).isEmpty());
        assertThat(cluster.readCommitted(target))
                .as("of " + cluster.readUncommitted(target))
                .hasSize(3);
    }

    @Test
    void whatTheTargetWouldRefuseIsFoundBeforeItIsSent() {
        fillWithEveryKind();
        String compacted = TestTopics.unique("market.order.state");
        cluster.createTopic(compacted, 2, Map.of("cleanup.policy", "compact"));

        for (List<String> more : List.of(List.<String>of(), List.of("--dry-run"))) {
            List<String> args = new ArrayList<>(List.of("consume", source, "--copy-to", compacted));
            args.addAll(more);
            CliResult result = kafka.run(args.toArray(String[]::new));

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
            assertThat(result.err()).contains("record 1:0 cannot be copied to topic '" + compacted + "': ");
        }
        assertThat(cluster.readCommitted(compacted)).noneMatch(record -> record.key() == null);
    }

    @Test
    void targetsThatCannotBeMeantAreRefused() throws IOException {
        CliResult missing = kafka.run("consume", source, "--copy-to", source + ".nowhere");
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(7);
        assertThat(missing.err()).contains(source + ".nowhere");

        CliResult same = kafka.run("consume", source, "--copy-to", source);
        assertThat(same.exitCode()).as(same.toString()).isEqualTo(2);
        assertThat(same.err()).contains("topic '" + source + "' cannot be copied to itself");

        Path contexts = Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {ro: {bootstrapServers: '"
                        + kafka.bootstrapServers() + "', readOnly: true}}\n");
        CliRunner readOnly = CliRunner.real().env("KAFKACTL_CONFIG", contexts.toString());
        assertThat(readOnly.run("-c", "ro", "consume", source, "--copy-to", target)
                        .exitCode())
                .isEqualTo(8);
        assertThat(readOnly.run("-c", "ro", "consume", source, "-g", source).exitCode())
                .isEqualTo(8);
        assertThat(readOnly.run("-c", "ro", "consume", source, "--copy-to", target, "--dry-run")
                        .exitCode())
                .isZero();
    }

    @Test
    void killedInTheMiddleTheSameCommandGoesOnAndCopiesEachRecordOnce() throws IOException, InterruptedException {
        byte[] noise = new byte[500];
        Random random = new Random(7);
        cluster.produce(IntStream.range(0, MANY)
                .mapToObj(i -> {
                    random.nextBytes(noise);
                    return new ProducerRecord<>(source, i % 2, null, (i + ":").getBytes(UTF_8), noise.clone());
                })
                .toList());
        int inTheMiddle = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long before = logged();
            Process run = copy();
            Await.until("the run has sent records or ended", () -> !run.isAlive() || logged() > before);
            inTheMiddle += run.isAlive() ? 1 : 0;
            run.destroyForcibly().waitFor();
        }
        assertThat(inTheMiddle).as("runs killed at work").isPositive();

        Process last = copy();
        assertThat(last.waitFor())
                .as(Files.readString(folder.resolve("run.log")))
                .isZero();

        assertThat(cluster.readCommitted(target))
                .extracting(record -> new String(record.key(), UTF_8))
                .doesNotHaveDuplicates()
                .hasSize(MANY);
    }

    private long logged() {
        return cluster.endOffsets(target).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Process copy() throws IOException {
        return new ProcessBuilder(
                        "target/kafkactl/bin/kafkactl",
                        "-b",
                        kafka.bootstrapServers(),
                        "consume",
                        source,
                        "-g",
                        source,
                        "--static-member",
                        "copier",
                        "--copy-to",
                        target)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("run.log").toFile()))
                .start();
    }

    private void fillWithEveryKind() {
        ProducerRecord<byte[], byte[]> headed =
                new ProducerRecord<>(source, 0, 1_000L, "k".getBytes(UTF_8), new byte[] {(byte) 0xFF, 0});
        headed.headers()
                .add(new RecordHeader("trace", new byte[] {(byte) 0xC3}))
                .add(new RecordHeader("trace", null))
                .add(new RecordHeader("", new byte[0]));
        cluster.produce(List.of(
                headed,
                new ProducerRecord<>(source, 0, 2_000L, "k".getBytes(UTF_8), (byte[]) null),
                new ProducerRecord<>(source, 1, 3_000L, null, new byte[0])));
    }

    private List<String> described(String topic) {
        return cluster.readCommitted(topic).stream()
                .map(ConsumeCopyIT::described)
                .toList();
    }

    private static String described(ConsumerRecord<byte[], byte[]> record) {
        return record.partition() + " " + record.timestamp() + " " + Arrays.toString(record.key()) + " "
                + Arrays.toString(record.value()) + " " + record.headers();
    }
}
