package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("end-to-end")
@WithKafka
class TopicCommandsIT {
    private final KafkaFixture kafka;
    private final String topic = TestTopics.unique("market.order.placed");

    TopicCommandsIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private CliResult run(String... args) {
        return kafka.run(args);
    }

    @Test
    void aTopicLivesFromCreationToDeletion() {
        CliResult created = run("topic", "create", topic, topic + ".dlq", "-p", "2", "--config", "segment.bytes=1MiB");
        kafka.cluster().produce(List.of(record(0), record(1), record(2)));
        CliResult listed = run("topic", "list");
        CliResult described = run("topic", "describe", topic, "-o", "jsonl");
        CliResult planned = run("topic", "delete", topic, "--dry-run", "-o", "jsonl");
        CliResult deleted = run("topic", "delete", topic, topic + ".dlq", "--yes", "-o", "jsonl");

        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(listed.out()).containsPattern(topic + " +2 +1 +3 +\\d+ B +7d +delete +market\\.order +-");
        assertThat(listed.out()).containsPattern(topic + "\\.dlq +2 +1 +0 +0 B +7d +delete +market\\.order +" + topic);
        assertThat(described.exitCode()).isZero();
        assertThat(described.out())
                .contains("{\"name\":\"segment.bytes\",\"value\":\"1048576\",\"source\":\"dynamic-topic-config\"}")
                .contains("{\"partition\":1,\"leader\":");
        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out()).contains("\"records\":3,\"status\":\"would-delete\"");
        assertThat(planned.err()).contains(topic + ".dlq' stays behind");
        assertThat(deleted.exitCode()).isZero();
        assertThat(deleted.out()).contains("\"records\":3,\"status\":\"deleted\"");
        assertThat(run("topic", "list").out()).doesNotContain(topic);
        assertThat(run("topic", "describe", topic).exitCode()).isEqualTo(7);
    }

    @Test
    void describeShowsWhoReadsTheTopicAndHowFarBehind() {
        TestGroups groups = new TestGroups(kafka.cluster());
        String other = TestTopics.unique("market.order.shipped");
        String stopped = "stopped-" + topic;
        String active = "active-" + topic;
        for (String name : List.of(topic, other)) {
            assertThat(run("topic", "create", name, "-p", "1").exitCode()).isZero();
            groups.fill(name, 0, 5);
        }
        groups.commit(stopped, topic, 0, 2);
        groups.commit("elsewhere-" + topic, other, 0, 1);
        try (Consumer<byte[], byte[]> member = groups.member(active, topic, Map.of())) {
            TestGroups.join(member);
            groupsAreShown(stopped, active);
        }
        assertThat(run("topic", "describe", other).out()).containsPattern("elsewhere-" + topic + " +Empty +0 +4 ");
        assertThat(run("topic", "delete", topic, other, "-y").exitCode()).isZero();
    }

    private void groupsAreShown(String stopped, String active) {
        CliResult table = run("topic", "describe", topic);
        CliResult json = run("topic", "describe", topic, "-o", "jsonl");

        assertThat(table.exitCode()).as(table.toString()).isZero();
        assertThat(table.err()).isEmpty();
        assertThat(table.out())
                .containsPattern("TOPIC +GROUP +STATE +MEMBERS +LAG +LOST +STATUS")
                .containsPattern(topic + " +" + active + " +Stable +1 +\\d")
                .containsPattern(topic + " +" + stopped + " +Empty +0 +3 +0 +STOPPED")
                .doesNotContain("elsewhere-");
        assertThat(json.exitCode()).isZero();
        assertThat(json.out())
                .contains("\"group\":\"" + stopped + "\",\"type\":\"classic\",\"state\":\"Empty\",\"members\":0,"
                        + "\"lag\":3,\"lost\":0,\"status\":\"STOPPED\",\"complete\":true");
    }

    @Test
    void creatingTwiceIsRefusedOrAcceptedAsAsked() {
        assertThat(run("topic", "create", topic, "-p", "3").exitCode()).isZero();

        assertThat(run("topic", "create", topic).exitCode()).isEqualTo(8);
        assertThat(run("topic", "create", topic, "--if-not-exists", "-p", "3").exitCode())
                .isZero();
        CliResult smaller = run("topic", "create", topic, "--if-not-exists", "-p", "6");
        assertThat(smaller.exitCode()).isEqualTo(3);
        assertThat(smaller.out()).isEmpty();
        assertThat(smaller.err()).contains("exists already and differs: it has 3 partitions, not 6");
        CliResult differs = run("topic", "create", topic, "--if-not-exists", "--config", "cleanup.policy=compact");
        assertThat(differs.exitCode()).isEqualTo(3);
        assertThat(differs.err()).contains("it has cleanup.policy=delete, not compact");
        assertThat(run("topic", "delete", topic, "-y").exitCode()).isZero();
    }

    @Test
    void brokersRefuseWhatTheyDoNotKnowAlsoInADryRun() {
        CliResult unknown = run("topic", "create", topic, "--dry-run", "--config", "nonsense=1");
        CliResult replicas = run("topic", "create", topic, "--dry-run", "-r", "99");
        CliResult fine = run("topic", "create", topic, "--dry-run");

        assertThat(unknown.exitCode()).isEqualTo(4);
        assertThat(unknown.err()).contains("nonsense");
        assertThat(replicas.exitCode()).isEqualTo(4);
        assertThat(fine.exitCode()).isZero();
        assertThat(run("topic", "describe", topic).exitCode()).isEqualTo(7);
    }

    @Test
    void anAddressWithoutBrokerIsUnreachableWithinTheTimeout() {
        long start = System.nanoTime();

        CliResult result = CliRunner.real().run("topic", "list", "-b", "localhost:1", "--timeout", "2s");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: ").contains("localhost:1").doesNotContain("\tat ");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private ProducerRecord<byte[], byte[]> record(int value) {
        return new ProducerRecord<>(topic, new byte[] {(byte) value});
    }
}
