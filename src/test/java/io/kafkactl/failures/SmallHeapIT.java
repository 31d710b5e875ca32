package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a heap far smaller than what it is given: said in a line, and nothing is done by halves. */
@WithKafka
class SmallHeapIT {
    private static final String HEAP = "-Xmx48m";
    private static final int LARGE = 40_000_000;
    private static final String TOO_LARGE = " too large for the heap of ";

    private final KafkaFixture kafka;
    private final TestCluster cluster;

    @TempDir
    Path temp;

    SmallHeapIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    private Ended run(String heap, String... args) throws IOException, InterruptedException {
        ProcessBuilder program = PackagedProgram.command(kafka.bootstrapServers(), args);
        program.environment().put("KAFKACTL_JAVA_OPTS", heap);
        return Ended.of(program, temp);
    }

    private static void assertTooLarge(Ended ended) {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.err())
                .contains(TOO_LARGE, "KAFKACTL_JAVA_OPTS=-Xmx1g gives more")
                .doesNotContain("\tat ", "Exception");
    }

    private String topicForLargeRecords(String suffix) {
        String topic = TestTopics.unique("market.order.placed") + suffix;
        cluster.createTopic(topic, 1, Map.of("max.message.bytes", "60000000"));
        return topic;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try (var producer = cluster.producer(Map.of(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                60_000_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                120_000_000L))) {
            TestCluster.get(producer.send(record));
        }
    }

    private List<Integer> sizes(String topic) {
        return cluster.readCommitted(topic).stream()
                .map(record -> record.value().length)
                .toList();
    }

    @Test
    void produceSendsWhatComesBeforeTheLargeLineAndNamesIt() throws Exception {
        String topic = cluster.createTopic("market.order.placed", 1);
        Path lines = Files.write(temp.resolve("lines"), List.of("a", "b", "x".repeat(LARGE), "c"), UTF_8);

        Ended ended = run(HEAP, "produce", topic, lines.toString());

        assertTooLarge(ended);
        assertThat(ended.err()).contains("--resume-from 3 ", "sent 2, acknowledged 2, failed 1");
        assertThat(sizes(topic)).containsExactly(1, 1);
    }

    @Test
    void consumeCommitsNothingThatItHasNotWritten() throws Exception {
        String topic = topicForLargeRecords("");
        send(new ProducerRecord<>(topic, 0, null, null, "a".getBytes(UTF_8)));
        send(new ProducerRecord<>(topic, 0, null, null, new byte[LARGE]));
        String group = "readers-of-" + topic;

        Ended ended = run(HEAP, "consume", topic, "-g", group, "--commit", "-o", "jsonl");

        assertTooLarge(ended);
        assertThat(cluster.committedOffsets(group).getOrDefault(0, 0L))
                .isLessThanOrEqualTo(ended.out().lines().count());
    }

    @Test
    void redrivePutsBackNothingByHalvesAndGoesOnWithMoreHeap() throws Exception {
        String source = topicForLargeRecords("");
        String dlq = topicForLargeRecords(".dlq");
        List<Integer> sizes = List.of(10, LARGE, 20);
        sizes.forEach(size -> send(DeadLetters.headers(dlq, 0, null, new byte[size], source)));
        String[] redrive = {
            "dlq", "redrive", dlq, "--allow-target", source, "--yes", "-X", "producer.max.request.size=60000000"
        };

        Ended ended = run(HEAP, redrive);
        List<Integer> between = sizes(source);
        Ended again = run("-Xmx1g", redrive);

        assertTooLarge(ended);
        assertThat(between).isSubsetOf(sizes).doesNotContain(LARGE);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(sizes(source)).isEqualTo(sizes);
    }

    @Test
    void applyMakesNoneOfATooLargeManifest() throws Exception {
        String domain = TestTopics.unique("team").replace(".v1", "");
        Path manifest = SampleManifest.write(
                temp,
                "topics.yaml",
                SampleManifest.topics(IntStream.range(0, 250_000)
                        .mapToObj(i -> "  - {name: " + domain + ".order-" + i + ".placed.v1, partitions: 1}")
                        .toArray(String[]::new)));

        Ended ended = run(HEAP, "topic", "apply", "-F", manifest.toString(), "--yes");

        assertTooLarge(ended);
        assertThat(ended.out()).isEmpty();
        assertThat(TestCluster.get(cluster.admin().listTopics().names())).noneMatch(name -> name.startsWith(domain));
    }

    @Test
    void groupResetLeavesTheGroupWhereItWas() throws Exception {
        String topic = cluster.createTopic("market.order.placed", 1);
        String group = "readers-of-" + topic;
        TestGroups groups = new TestGroups(cluster);
        groups.fill(topic, 0, 10);
        groups.commit(group, topic, 0, 7);
        Path offsets = Files.writeString(temp.resolve("offsets.json"), "[" + " ".repeat(LARGE * 2) + "]");

        Ended ended = run(HEAP, "group", "reset", group, "--to-file", offsets.toString(), "--yes");

        assertTooLarge(ended);
        assertThat(cluster.committedOffsets(group)).containsEntry(0, 7L);
    }
}
