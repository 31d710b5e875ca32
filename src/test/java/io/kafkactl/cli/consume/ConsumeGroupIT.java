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
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading as a member of a group: what is committed, and when. */
@WithKafka
@Timeout(400)
class ConsumeGroupIT {
    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private String topic = "";
    private String group = "";

    ConsumeGroupIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topicOfOurOwn() {
        topic = cluster.createTopic("market.order.shared", 1);
        group = topic + ".reader";
        fill(0, 10);
    }

    @Test
    void goesOnBehindWhatWasCommittedAndCommitsOnlyOnRequest() {
        assertThat(consume("--commit", "-n", "3")).isEqualTo("0\n1\n2\n");
        assertThat(committed()).isEqualTo(Map.of(0, 3L));
        assertThat(consume("-n", "4")).as("without --commit").isEqualTo("3\n4\n5\n6\n");
        assertThat(committed()).isEqualTo(Map.of(0, 3L));
        assertThat(consume("--commit", "--static-member", "m1")).isEqualTo("3\n4\n5\n6\n7\n8\n9\n");
        assertThat(consume("--commit", "--static-member", "m1"))
                .as("again, at once, with the same member")
                .isEmpty();
        assertThat(committed()).isEqualTo(Map.of(0, 10L));
    }

    @Test
    void underTheConsumerProtocolASecondRunWaitsForItsPartitions() {
        String protocol = "consumer.group.protocol=consumer";

        assertThat(consume("--commit", "-X", protocol, "-n", "3")).isEqualTo("0\n1\n2\n");
        assertThat(consume("--commit", "-X", protocol)).isEqualTo("3\n4\n5\n6\n7\n8\n9\n");
    }

    @Test
    void withoutAGroupNoneAppears() {
        assertThat(kafka.run("consume", topic).exitCode()).isZero();

        assertThat(TestCluster.get(cluster.admin().listGroups().all()))
                .extracting(GroupListing::groupId)
                .doesNotContain(group)
                .noneMatch(id -> id.startsWith("kafkactl"));
    }

    @Test
    void aBrokenPipeEndsQuietlyAndCommitsNothingMore() throws Exception {
        fill(10, 60_000);
        GatedOutput out = new GatedOutput();
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(
                () -> kafka.run(CliRunner.real().stdout(out), "consume", topic, "-g", group, "--commit"));
        Await.until("the output blocks", () -> out.size() > 0);
        out.breakPipe();

        CliResult result = run.get();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        long lines = out.text().lines().count();
        assertThat(committed().getOrDefault(0, 0L)).isLessThanOrEqualTo(lines);
    }

    @Test
    void interruptedItCommitsWhatIsWrittenAndLeaves() throws Exception {
        GatedOutput out = new GatedOutput();
        out.open();
        CliRunner runner = CliRunner.real().stdout(out);
        CompletableFuture<CliResult> run =
                CompletableFuture.supplyAsync(() -> kafka.run(runner, "consume", topic, "-g", group, "--commit", "-f"));
        Await.until("all is written", () -> out.text().endsWith("9\n"));
        runner.cancellation().cancel();

        CliResult result = run.get();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(committed()).isEqualTo(Map.of(0, 10L));
        assertThat(TestCluster.get(cluster.admin()
                                .describeConsumerGroups(List.of(group))
                                .all())
                        .values())
                .singleElement()
                .satisfies(left -> assertThat(left.members()).isEmpty());
    }

    @Test
    void committedOffsetsThatTheLogNoLongerHasAreReportedAsSkipped() {
        assertThat(consume("--commit", "-n", "2")).isEqualTo("0\n1\n");
        TestCluster.get(cluster.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(8)))
                .all());

        CliResult result = kafka.run("consume", topic, "-g", group, "--commit");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("8\n9\n");
        assertThat(result.err()).contains("warning: offsets 2 to 7 of partition 0 were deleted before they were read");
        assertThat(committed()).isEqualTo(Map.of(0, 10L));
    }

    @Test
    void filesAreFlushedBeforeTheirRecordsAreCommitted() throws Exception {
        CliRunner runner = CliRunner.real();
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(() -> kafka.run(
                runner, "consume", topic, "-g", group, "--commit", "-f", "-v", "--gzip", "--output-dir", "" + folder));
        Await.until("all is committed", () -> committed().equals(Map.of(0, 10L)));

        assertThat(unfinished(folder.resolve(topic + "-0.txt.gz"))).isEqualTo("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        runner.cancellation().cancel();
        CliResult result = run.get();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("scanned 10, matched 10, 20 bytes in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aStaticMemberWhosePlaceIsTakenEndsAndSaysByWhom(String protocol) throws Exception {
        List<GatedOutput> outs = List.of(new GatedOutput(), new GatedOutput());
        List<CliRunner> runners =
                outs.stream().map(out -> CliRunner.real().stdout(out)).toList();
        outs.forEach(GatedOutput::open);
        CompletableFuture<CliResult> first = followAs(runners.get(0), protocol);
        Await.until("the first reads all", () -> lines(outs.get(0)) == 10);
        CompletableFuture<CliResult> second = followAs(runners.get(1), protocol);

        // Under the classic protocol the newcomer takes the place, under the other it is refused.
        CompletableFuture<CliResult> ousted = protocol.equals("classic") ? first : second;
        CompletableFuture<CliResult> staying = protocol.equals("classic") ? second : first;
        CliResult result = ousted.get();
        runners.forEach(runner -> runner.cancellation().cancel());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(8);
        assertThat(result.err())
                .containsPattern("error: another process at /[^ ]+, client id '[^']+', is static member 'm1' of group '"
                        + group + "'; what this one read and did not commit is read again there")
                .contains("hint: give each process its own --static-member ID, or end the other one first");
        assertThat(staying.get().exitCode()).isEqualTo(130);
    }

    private CompletableFuture<CliResult> followAs(CliRunner runner, String protocol) {
        return CompletableFuture.supplyAsync(() -> kafka.run(
                runner,
                "consume",
                topic,
                "-g",
                group,
                "--commit",
                "--static-member",
                "m1",
                "-f",
                "-X",
                "consumer.group.protocol=" + protocol));
    }

    @Test
    void aBoundedRunNamesThePartitionsThatOtherMembersHold() throws Exception {
        topic = cluster.createTopic("market.order.divided", 4);
        fillAll(0, 40);
        GatedOutput out = new GatedOutput();
        out.open();
        CliRunner runner = CliRunner.real().stdout(out);
        CompletableFuture<CliResult> other =
                CompletableFuture.supplyAsync(() -> kafka.run(runner, "consume", topic, "-g", group, "--commit", "-f"));
        Await.until("the other reads all", () -> lines(out) == 40);

        CliResult result = kafka.run("consume", topic, "-g", group, "--commit");
        runner.cancellation().cancel();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err())
                .containsPattern("not read here, because other members of group '" + group
                        + "' hold them: partitions \\d, \\d\n");
        assertThat(other.get().exitCode()).isEqualTo(130);
        CliResult alone = kafka.run("consume", topic, "-g", group, "--commit");
        assertThat(alone.exitCode()).as(alone.toString()).isZero();
        assertThat(alone.err()).isEmpty();
    }

    @Test
    void membersShareThePartitionsAndARebalanceNeitherLosesNorDoublesRecords() throws Exception {
        topic = cluster.createTopic("market.order.divided", 4);
        fillAll(0, 4_000);
        List<GatedOutput> outs = List.of(new GatedOutput(), new GatedOutput());
        List<CliRunner> runners =
                outs.stream().map(out -> CliRunner.real().stdout(out)).toList();
        outs.forEach(GatedOutput::open);
        CompletableFuture<CliResult> first = follow(runners.get(0));
        Await.until("the first reads all", () -> lines(outs.get(0)) == 4_000);
        CompletableFuture<CliResult> second = follow(runners.get(1));
        Await.until("the second gets its share", () -> {
            fillAll(4_000, 4_004);
            return lines(outs.get(1)) > 0;
        });
        long sent = cluster.endOffsets(topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        Await.until("all is read", () -> lines(outs.get(0)) + lines(outs.get(1)) >= sent);
        runners.get(0).cancellation().cancel();
        assertThat(first.get().exitCode()).isEqualTo(130);
        fillAll(4_004, 4_008);
        Await.until("the second reads what was the first's", () -> lines(outs.get(0)) + lines(outs.get(1)) >= sent + 4);
        runners.get(1).cancellation().cancel();

        assertThat(second.get().exitCode()).isEqualTo(130);
        assertThat(lines(outs.get(0)) + lines(outs.get(1))).isEqualTo(sent + 4);
        assertThat(committed()).isEqualTo(cluster.endOffsets(topic));
    }

    private CompletableFuture<CliResult> follow(CliRunner runner) {
        return CompletableFuture.supplyAsync(() -> kafka.run(runner, "consume", topic, "-g", group, "--commit", "-f"));
    }

    private static long lines(GatedOutput out) {
        return out.text().lines().count();
    }

    /** What a file holds that has no end yet. */
    private static String unfinished(Path file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                content.write(b);
            }
        } catch (EOFException e) {
            return content.toString(UTF_8);
        }
        throw new AssertionError(file + " is complete already");
    }

    private void fillAll(int from, int to) {
        cluster.produce(IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        topic, i % 4, null, null, String.valueOf(i).getBytes(UTF_8)))
                .toList());
    }

    private void fill(int from, int to) {
        cluster.produce(IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        topic, 0, null, null, String.valueOf(i).getBytes(UTF_8)))
                .toList());
    }

    private String consume(String... options) {
        String[] args = new String[options.length + 4];
        args[0] = "consume";
        args[1] = topic;
        args[2] = "-g";
        args[3] = group;
        System.arraycopy(options, 0, args, 4, options.length);
        CliResult result = kafka.run(args);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out();
    }

    private Map<Integer, Long> committed() {
        return TestCluster.get(cluster.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().partition(), e -> e.getValue().offset()));
    }
}
