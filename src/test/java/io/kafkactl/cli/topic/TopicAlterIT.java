package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moving copies takes more than one broker. */
class TopicAlterIT {
    private static final int LEAST = 200;

    private static KafkaFixture kafka;

    private final String topic = TestTopics.unique("market.order.placed");

    @BeforeAll
    static void start() {
        kafka = SandboxFixture.start(3);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private void create(int partitions) {
        TestCluster.get(kafka.cluster()
                .admin()
                .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1))))
                .all());
        Await.until("topic " + topic + " has leaders", this::hasLeaders);
    }

    private boolean hasLeaders() {
        try {
            return describe().partitions().stream()
                    .allMatch(p -> p.leader() != null && !p.leader().isEmpty());
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private TopicDescription describe() {
        return TestCluster.get(
                        kafka.cluster().admin().describeTopics(List.of(topic)).allTopicNames())
                .values()
                .iterator()
                .next();
    }

    /** Each broker hears of it in its own time. */
    private void assertFullIsr(int copies) {
        Await.until(
                "all " + copies + " copies are in sync",
                () -> describe().partitions().stream()
                        .allMatch(partition -> partition.replicas().size() == copies
                                && partition.isr().size() == copies));
    }

    private static Set<String> throttles() {
        Stream<ConfigResource> brokers =
                IntStream.rangeClosed(1, 3).mapToObj(id -> new ConfigResource(ConfigResource.Type.BROKER, "" + id));
        Stream<ConfigResource> topics = TestCluster.get(
                        kafka.cluster().admin().listTopics().names())
                .stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name));
        Set<String> set = new TreeSet<>();
        TestCluster.get(kafka.cluster()
                        .admin()
                        .describeConfigs(Stream.concat(brokers, topics).toList())
                        .all())
                .forEach((resource, config) -> config.entries().stream()
                        .filter(entry -> entry.name().contains("throttled"))
                        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                                || entry.source() == ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG)
                        .forEach(entry -> set.add(resource.name() + " " + entry.name())));
        return set;
    }

    @Test
    void replicationChangesUnderLoadWithoutLosingARecord() {
        create(6);
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<List<String>> producing = CompletableFuture.supplyAsync(() -> produceUntil(stop));

        CliResult up = kafka.run("topic", "alter", topic, "-r", "3", "--throttle", "50MB", "--yes", "-o", "jsonl");
        List<Integer> leaders = leaders();
        assertFullIsr(3);
        CliResult down = kafka.run("topic", "alter", topic, "-r", "2", "--yes");
        assertFullIsr(2);
        stop.set(true);
        List<String> acknowledged = producing.join();

        assertThat(up.exitCode()).as(up.toString()).isZero();
        assertThat(up.out())
                .isEqualTo(
                        "{\"topic\":\"" + topic + "\",\"property\":\"replication.factor\",\"from\":\"1\",\"to\":\"3\","
                                + "\"status\":\"changed\"}\n");
        assertThat(down.exitCode()).as(down.toString()).isZero();
        assertThat(leaders()).isEqualTo(leaders);
        assertThat(kafka.cluster().readCommitted(topic).stream().map(r -> new String(r.value(), UTF_8)))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(LEAST);
        Await.until("no throttle is left", () -> throttles().isEmpty());
        assertThat(kafka.run("topic", "alter", topic, "-r", "2").exitCode())
                .as("a converged topic needs no consent")
                .isZero();
    }

    private List<Integer> leaders() {
        return describe().partitions().stream().map(p -> p.leader().id()).toList();
    }

    private List<String> produceUntil(AtomicBoolean stop) {
        List<String> sent = new ArrayList<>();
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = kafka.cluster().producer(Map.of("acks", "all"))) {
            while (!stop.get() || sent.size() < LEAST) {
                String value = "value-" + sent.size();
                answers.add(producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))));
                sent.add(value);
                producer.flush();
            }
            answers.forEach(TestCluster::get);
        }
        return sent;
    }

    @Test
    void anInterruptedMoveGoesOnAndStatusTakesItsThrottleAway() {
        create(1);
        // Twice what the throttle lets pass at once: a new quota has not been used for its ten seconds before.
        kafka.cluster()
                .produce(IntStream.range(0, 60)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, new byte[100_000]))
                        .toList());
        CliRunner impatient = CliRunner.real();
        CompletableFuture<CliResult> altering = CompletableFuture.supplyAsync(
                () -> kafka.run(impatient, "topic", "alter", topic, "-r", "2", "--throttle", "300kB", "--yes"));
        Await.until(
                "the copy is on its way",
                () -> !TestCluster.get(kafka.cluster()
                                .admin()
                                .listPartitionReassignments()
                                .reassignments())
                        .isEmpty());

        impatient.cancellation().cancel();
        CliResult interrupted = altering.join();
        CliResult second = kafka.run("topic", "alter", topic, "-r", "3", "--yes");
        CliResult moving = kafka.run("topic", "alter", "--status", "-o", "jsonl");
        Set<String> throttled = throttles();
        CliRunner person = CliRunner.real().terminals(new Terminals(true, true, true));
        CliResult waited = kafka.run(person, "topic", "alter", "--status", topic, "--within", "60s");

        assertThat(interrupted.exitCode()).as(interrupted.toString()).isEqualTo(130);
        assertThat(interrupted.err()).contains("go on moving").contains("hint: kafkactl topic alter --status");
        assertThat(second.exitCode()).as(second.toString()).isEqualTo(8);
        assertThat(second.err()).contains("on the move already");
        assertThat(moving.exitCode()).isZero();
        assertThat(moving.out())
                .as(moving + "\n" + interrupted + "\n" + second + "\n" + waited)
                .contains("{\"topic\":\"" + topic + "\",\"partition\":0,");
        assertThat(throttled).isNotEmpty();
        assertThat(waited.exitCode()).as(waited.toString()).isZero();
        assertThat(waited.err())
                .containsPattern("copy +\\d+% .*KiB, ")
                .contains("took the throttle of topic '" + topic + "' away");
        assertFullIsr(2);
        Await.until("no throttle is left", () -> throttles().isEmpty());
    }

    @Test
    void morePartitionsAndCopiesComeTogether() {
        create(1);

        CliResult changed =
                kafka.run("topic", "alter", topic, "-p", "3", "-r", "3", "--config", "min.insync.replicas=2", "--yes");
        CliResult impossible = kafka.run("topic", "alter", topic, "-r", "1", "--yes");
        CliResult tooMany = kafka.run("topic", "alter", topic, "-r", "4", "--dry-run");

        assertThat(changed.exitCode()).as(changed.toString()).isZero();
        assertThat(describe().partitions()).hasSize(3);
        assertFullIsr(3);
        assertThat(impossible.exitCode()).isEqualTo(4);
        assertThat(impossible.err()).contains("min.insync.replicas=2 and replication factor 1");
        assertThat(tooMany.exitCode()).isEqualTo(4);
        assertThat(tooMany.err()).contains("replication factor 4 needs 4 brokers, and 3 are up");
    }
}
