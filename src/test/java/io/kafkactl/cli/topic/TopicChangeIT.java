package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicChangeIT {
    private final KafkaFixture kafka;
    private final String topic = TestTopics.unique("market.order.placed");

    TopicChangeIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private CliResult run(String... args) {
        return kafka.run(args);
    }

    private void hold(int partitions, int records, boolean keyed) {
        kafka.cluster().createTopic(topic, partitions, Map.of());
        kafka.cluster()
                .produce(IntStream.range(0, records)
                        .mapToObj(i -> new ProducerRecord<>(
                                topic, 0, keyed ? ("k" + i).getBytes(UTF_8) : null, ("v" + i).getBytes(UTF_8)))
                        .toList());
    }

    private void commit(String group, long offset) {
        try (Consumer<byte[], byte[]> consumer = kafka.cluster().consumer(Map.of("group.id", group))) {
            consumer.commitSync(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)));
        }
    }

    @Test
    void settingsAreSetUnsetAndLeftAlone() {
        hold(1, 0, false);

        CliResult rehearsed = run("topic", "alter", topic, "--config", "retention.ms=1d", "--dry-run");
        CliResult set =
                run("topic", "alter", topic, "--config", "retention.ms=1d", "--config", "segment.bytes=2MiB", "--yes");
        CliResult again = run("topic", "alter", topic, "--config", "retention.ms=24h");
        CliResult unset = run("topic", "alter", topic, "--unset", "retention.ms", "--unset", "segment.bytes", "--yes");
        CliResult unknown = run("topic", "alter", topic, "--unset", "retention.sm", "--yes");

        assertThat(rehearsed.out()).containsPattern("retention.ms +604800000 +86400000 +would-change");
        assertThat(set.exitCode()).isZero();
        assertThat(set.out()).containsPattern("retention.ms +604800000 +86400000 +changed");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("unchanged");
        assertThat(again.err()).isEmpty();
        assertThat(unset.out())
                .containsPattern("retention.ms +86400000 +- +changed")
                .containsPattern("segment.bytes +2097152 +1073741824 \\(inherited\\) +changed");
        assertThat(unknown.exitCode()).isEqualTo(4);
        assertThat(unknown.err()).contains("did you mean 'retention.ms'?");
    }

    @Test
    void aBadValueChangesNothing() {
        hold(1, 0, false);

        CliResult result = run(
                "topic", "alter", topic, "--config", "retention.ms=1d", "--config", "cleanup.policy=nonsense", "--yes");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(run("topic", "describe", topic).out()).doesNotContain("retention.ms");
    }

    @Test
    void keysKeepTheirPartitionsUnlessTheUserSaysOtherwise() {
        hold(2, 3, true);

        CliResult refused = run("topic", "alter", topic, "-p", "4", "--yes");
        CliResult allowed = run("topic", "alter", topic, "-p", "4", "--allow-partition-increase", "--yes");
        CliResult fewer = run("topic", "alter", topic, "-p", "3", "--yes");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("has records with keys").contains("50% of the keys");
        assertThat(allowed.exitCode()).as(allowed.toString()).isZero();
        assertThat(allowed.out()).containsPattern("partitions +2 +4 +changed");
        assertThat(fewer.exitCode()).isEqualTo(8);
        assertThat(kafka.cluster().endOffsets(topic)).hasSize(4);
    }

    @Test
    void recordsWithoutKeysMayHaveMorePartitions() {
        hold(1, 3, false);

        CliResult rehearsed = run("topic", "alter", topic, "-p", "2", "--dry-run");
        CliResult result = run("topic", "alter", topic, "-p", "2", "--yes");

        assertThat(rehearsed.exitCode()).isZero();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(kafka.cluster().endOffsets(topic)).isEqualTo(Map.of(0, 3L, 1, 0L));
    }

    @Test
    void trimDeletesWhatLiesBeforeThePosition() {
        hold(2, 5, false);
        String group = "readers-of-" + topic;
        commit(group, 1);

        CliResult rehearsed = run("topic", "trim", topic, "--to", "-2", "--dry-run", "-o", "jsonl");
        CliResult unasked = run("topic", "trim", topic, "--to", "-2");
        CliResult trimmed = run("topic", "trim", topic, "--to", "-2", "--yes");
        CliResult again = run("topic", "trim", topic, "--to", "3", "--partition", "0");
        CliResult outside = run("topic", "trim", topic, "--to", "9", "--yes");

        assertThat(rehearsed.out())
                .contains("\"partition\":0,\"from\":0,\"to\":3,\"records\":3,\"status\":\"would-trim\"")
                .contains("\"partition\":1,\"from\":0,\"to\":0,\"records\":0,\"status\":\"unchanged\"");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(trimmed.exitCode()).as(trimmed.toString()).isZero();
        assertThat(trimmed.err())
                .contains("group '" + group + "' has not read 2 of these records")
                .contains("partition 0: 3 records will be lost, from offset 0 to 2");
        assertThat(kafka.cluster().readCommitted(topic)).hasSize(2);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.out()).contains("unchanged");
        assertThat(outside.exitCode()).isEqualTo(4);
    }

    @Test
    void trimRefusesWhatBrokersRefuse() {
        kafka.cluster().createTopic(topic, 1, Map.of("cleanup.policy", "compact"));

        CliResult result = run("topic", "trim", topic, "--to", "end", "--yes");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err()).contains("cleanup.policy=compact");
    }

    @Test
    void deleteNeverTakesADotForAnyLetter() {
        String dashed = topic.replace("market.order", "market-order");
        hold(1, 0, false);
        kafka.cluster().createTopic(dashed, 1, Map.of());

        CliResult deleted = run("topic", "delete", topic, "--yes");

        assertThat(deleted.exitCode()).isZero();
        assertThat(run("topic", "describe", topic).exitCode()).isEqualTo(7);
        assertThat(run("topic", "describe", dashed).exitCode()).isZero();
        CliResult matching = run("topic", "delete", dashed.replace("market", "m?rket"), "--glob", "--dry-run");
        assertThat(matching.out()).contains(dashed).contains("would-delete");
        assertThat(run("topic", "delete", dashed, "--yes").exitCode()).isZero();
    }

    @Test
    void deleteNamesTheGroupsThatRead() {
        hold(1, 3, false);
        commit("past-" + topic, 2);
        try (Consumer<byte[], byte[]> consumer = kafka.cluster().consumer(Map.of("group.id", "present-" + topic))) {
            consumer.subscribe(List.of(topic));
            Await.until("the member has its partition", () -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });

            CliResult planned = run("topic", "delete", topic, "--dry-run");

            assertThat(planned.exitCode()).isZero();
            assertThat(planned.err())
                    .contains("group 'present-" + topic + "' reads topic '" + topic + "' now, with 1 member")
                    .contains("group 'past-" + topic + "' has committed offsets on topic '" + topic + "'");
        }
    }

    @Test
    void companionsAreCreatedFirstAndLikeTheirTopic() {
        CliResult rehearsed = run("topic", "create", topic, "--retries", "2", "-p", "3", "--dry-run");
        assertThat(run("topic", "list", topic + "*", "--glob", "-o", "jsonl").out())
                .isEmpty();
        CliResult created = run("topic", "create", topic, "--retries", "2", "-p", "3", "--dlq-retention", "60d");
        CliResult again = run("topic", "create", topic, "--retries", "2", "-p", "3", "--if-not-exists");
        CliResult listed = run("topic", "list", topic + "*", "--glob", "--empty", "--sort", "size");

        assertThat(rehearsed.exitCode()).as(rehearsed.toString()).isZero();
        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(created.out().lines().skip(1).map(line -> line.replaceAll(" .*", "")))
                .containsExactly(topic + ".retry-1", topic + ".retry-2", topic + ".dlq", topic);
        assertThat(created.out()).containsPattern(topic + "\\.dlq +3 .*retention.ms=5184000000");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(listed.out().lines()).hasSize(5);
        assertThat(run("topic", "describe", topic).out()).containsPattern(topic + "\\.retry-2 +retry");
    }

    @Test
    void aRefusedTopicLeavesNoCompanionsBehind() {
        CliResult result = run("topic", "create", topic, "--dlq", "-r", "9");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(run("topic", "list", topic + "*", "--glob", "-o", "jsonl").out())
                .isEmpty();
    }

    @Test
    void aCompanionThatDiffersKeepsItsTopicFromBeingMade() {
        kafka.cluster().createTopic(topic + ".dlq", 1, Map.of());

        CliResult result = run("topic", "create", topic, "--dlq", "-p", "3", "--if-not-exists");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("topic '" + topic + ".dlq' exists already and differs: it has 1 partition, not 3")
                .contains("topic '" + topic + "' was not created, because its companion");
        assertThat(run("topic", "describe", topic).exitCode()).isEqualTo(7);
    }
}
