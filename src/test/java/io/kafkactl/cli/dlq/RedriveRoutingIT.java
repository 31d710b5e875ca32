package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the user sends dead letters, and as what, on a real broker. */
@WithKafka
class RedriveRoutingIT extends RedriveScenario {
    RedriveRoutingIT(KafkaFixture kafka) {
        super(kafka);
    }

    private String topic(String name) {
        cluster.createTopic(name, 1, Map.of());
        return name;
    }

    @Test
    void theUserNamesTheTargetOfAllOrOfSome() {
        String dlq = dlq(".dlq", 1);
        String other = topic(TestTopics.unique("market.order.paid"));
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1"), envelope(dlq, 0, "b", "nowhere", "2")));

        CliResult mapped = kafka.run("dlq", "redrive", dlq, "-y", "--map", "nowhere=" + other);
        CliResult again = kafka.run("dlq", "redrive", dlq, "-y", "--again", "--target", other);

        assertThat(mapped.exitCode()).as(mapped.toString()).isZero();
        assertThat(values(source)).containsExactly("1");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.err()).contains("--again sends them AGAIN");
        assertThat(values(other)).containsExactly("2", "1", "2");
    }

    @Test
    void aNamedTargetThatDoesNotExistIsNotFoundAndNotCreated() {
        String dlq = dlq(".dlq", 1);

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--target", source + "x");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(7);
        assertThat(result.err()).contains(source + "x", source);
    }

    @ParameterizedTest
    @CsvSource({
        "--map, orders",
        "--set-header, novalue",
        "--keep-header, (",
        "--max-redrives, -1",
        "--partition-by, random",
        "--set, .a =",
        "--canary, 0",
        "--max-return-rate, 120%",
        "--rate, 0/s",
        "--pause-above-lag, -1"
    })
    void badValuesAreUsageErrors(String option, String value) {
        CliResult result = kafka.run("dlq", "redrive", dlq(".dlq", 1), "-y", option, value);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(value.equals("-1") ? "-1" : option);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void viaRetryOnlyTheFailingApplicationReadsThemAgain() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1")));
        CliResult none = kafka.run("dlq", "redrive", dlq, "-y", "--via", "retry", "-o", "json");
        topic(source + ".retry-2");
        topic(source + ".retry-1");

        CliResult first = kafka.run("dlq", "redrive", dlq, "-y", "--via", "retry");

        assertThat(none.exitCode()).as(none.toString()).isEqualTo(3);
        assertThat(none.out()).contains("NO_RETRY_TOPIC");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(values(source + ".retry-1")).containsExactly("1");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void whatWasRedrivenTooOftenIsParkedAsItIsAndSettled() {
        String dlq = dlq(".dead-letter", 1);
        ProducerRecord<byte[], byte[]> worn = headers(dlq, 0, bytes("a"), bytes("1"), source);
        worn.headers().add("kafkactl-redrive-count", bytes("5"));
        cluster.produce(List.of(worn, headers(dlq, 0, bytes("b"), bytes("2"), source)));
        CliResult missing = kafka.run("dlq", "redrive", dlq, "--dry-run", "--on-exceeded", "park", "-o", "json");
        topic(source + ".parked");

        CliResult parked = kafka.run("dlq", "redrive", dlq, "-y", "--on-exceeded", "park");
        CliResult second = kafka.run("dlq", "redrive", dlq, "-y", "--on-exceeded", "park");

        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.out()).contains("TARGET_MISSING", source + ".parked");
        assertThat(parked.exitCode()).as(parked.toString()).isZero();
        assertThat(parked.err()).contains("1 to park in '" + source + ".parked'", "1 redriven, 1 parked, 0 pending");
        assertThat(values(source)).containsExactly("2");
        assertThat(cluster.readCommitted(source + ".parked")).singleElement().satisfies(record -> {
            assertThat(text(record.value())).isEqualTo("1");
            assertThat(record.headers().lastHeader("dead-letter-reason")).isNotNull();
        });
        assertThat(second.err()).contains("nothing to redrive");
    }

    @Test
    void supersededRecordsStayForACompactedTarget() {
        String state = TestTopics.unique("market.order.state");
        cluster.createTopic(state, 1, Map.of("cleanup.policy", "compact"));
        String dlq = state + ".dlq";
        cluster.createTopic(dlq, 1, Map.of());
        cluster.produce(List.of(
                new ProducerRecord<>(state, 0, bytes("old"), bytes("failed")),
                new ProducerRecord<>(state, 0, bytes("last"), bytes("failed")),
                new ProducerRecord<>(state, 0, bytes("old"), bytes("newer"))));
        cluster.produce(List.of(
                envelope(dlq, 0, "old", state, 0, 0, "\"failed\""),
                envelope(dlq, 0, "last", state, 0, 1, "\"failed\"")));

        CliResult sent = kafka.run("dlq", "redrive", dlq, "--dry-run", "--superseded", "warn");
        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "-o", "json");
        CliResult again = kafka.run("dlq", "redrive", dlq, "--dry-run", "-o", "json");

        assertThat(sent.exitCode()).isZero();
        assertThat(sent.err()).contains("1 record goes although a newer one with the same key is in the target");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("SUPERSEDED");
        assertThat(values(state)).containsExactly("failed", "failed", "newer", "failed");
        assertThat(again.out()).contains("SUPERSEDED");
    }

    /** A failed record is no newer state than one that failed before it. */
    @Test
    void deadLettersDoNotSupersedeOneAnother() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(
                new ProducerRecord<>(source, 0, bytes("a"), bytes("1")),
                new ProducerRecord<>(source, 0, bytes("a"), bytes("2"))));
        cluster.produce(
                List.of(envelope(dlq, 0, "a", source, 0, 0, "\"1\""), envelope(dlq, 0, "a", source, 0, 1, "\"2\"")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--superseded", "skip");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(values(source)).containsExactly("1", "2", "1", "2");
    }

    @Test
    void saysThatMuchOfTheTargetIsReadForNewerRecords() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(IntStream.range(0, 100_001)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(source, 0, bytes("k"), null))
                .toList());
        cluster.produce(List.of(envelope(dlq, 0, "a", source, 0, 0, "\"1\"")));

        CliResult asked = kafka.run("dlq", "redrive", dlq, "--dry-run");
        CliResult spared = kafka.run("dlq", "redrive", dlq, "--dry-run", "--superseded", "send");

        assertThat(asked.exitCode()).as(asked.toString()).isZero();
        assertThat(asked.err())
                .contains("offsets of '" + source + "' for newer records with the same keys, for at most 10 s; "
                        + "--superseded send spares that");
        assertThat(spared.err()).doesNotContain("for newer records");
    }

    @Test
    void aDuplicateIsSettledWithoutBeingSentAlsoWhenItsTwinWentBefore() {
        String dlq = dlq(".dlq", 1);
        ProducerRecord<byte[], byte[]> letter = envelope(dlq, 0, "a", source, 0, 7, "\"1\"");
        cluster.produce(List.of(letter, letter, envelope(dlq, 0, "a", source, 0, 8, "\"1\"")));

        CliResult first = kafka.run("dlq", "redrive", dlq, "-y");
        cluster.produce(List.of(letter));
        CliResult second = kafka.run("dlq", "redrive", dlq, "-y");
        CliResult third = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).contains("1 to settle without being sent", "2 redriven, 1 settled as duplicates");
        assertThat(second.err()).contains("0 redriven, 1 settled as duplicates");
        assertThat(third.err()).contains("nothing to redrive");
        assertThat(values(source)).containsExactly("1", "1");
    }

    @Test
    void valuesAreEditedAndThePlanShowsWhatBecomesOfThem() {
        String dlq = dlq(".dead-letter", 1);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("a"), bytes("{\"qty\": -1}"), source),
                headers(dlq, 0, bytes("b"), bytes("no json"), source)));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--set", ".qty = 1", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.err()).contains("0:0 - {\\\"qty\\\": -1}", "+ {\\\"qty\\\":1}");
        assertThat(result.out()).contains("EDIT_FAILED");
        assertThat(cluster.readCommitted(source)).singleElement().satisfies(record -> {
            assertThat(text(record.value())).isEqualTo("{\"qty\":1}");
            assertThat(text(record.headers().lastHeader("kafkactl-edited").value()))
                    .isEqualTo("3b1e061161887adde47c1dda39fc712809dc1362b2f8889ecbd3694a2c7f8190");
        });
    }

    @Test
    void thePayloadIsThatOfTheSourceRecordWhenTheUserSaysSo() {
        String dlq = dlq(".dlq", 1);
        cluster.produce(List.of(new ProducerRecord<>(source, 1, bytes("k"), bytes("source"))));
        cluster.produce(List.of(
                envelope(dlq, 0, "k", source, 1, 0, "\"copy\""), envelope(dlq, 0, "k", source, 1, 99, "\"gone\"")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--payload", "origin", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("NO_SOURCE");
        assertThat(values(source)).containsExactly("source", "source");
    }

    @Test
    void timestampsAndPartitionsFollowTheUsersRules() {
        String dlq = dlq(".dead-letter", 1);
        long old = System.currentTimeMillis() - 3_600_000;
        ProducerRecord<byte[], byte[]> letter = headers(dlq, 0, bytes("key-1"), bytes("1"), source);
        cluster.produce(List.of(new ProducerRecord<>(dlq, 0, old, letter.key(), letter.value(), letter.headers())));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--timestamps", "now", "--partition-by", "key-crc32");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(cluster.readCommitted(source)).singleElement().satisfies(record -> {
            assertThat(record.partition()).isEqualTo((int) (0x0eecbf7aL % 3));
            assertThat(record.timestamp()).isGreaterThan(old + 1_800_000);
            assertThat(text(record.headers()
                            .lastHeader("kafkactl-origin-timestamp")
                            .value()))
                    .isEqualTo(Long.toString(old));
        });
    }

    /** Records by their key where the target's own are, although its partitions were other ones when they failed. */
    @Test
    void autoFollowsThePartitionerOfTheTargetsRecords() {
        String dlq = dlq(".dlq", 1);
        List<ProducerRecord<byte[], byte[]>> live = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            live.add(new ProducerRecord<>(source, bytes("key-" + i), bytes("live")));
        }
        cluster.produce(live);
        int partition = cluster.readCommitted(source).stream()
                .filter(record -> text(record.key()).equals("key-1"))
                .map(ConsumerRecord::partition)
                .findFirst()
                .orElseThrow();
        cluster.produce(List.of(envelope(dlq, 0, "key-1", source, (partition + 1) % 3, 900, "\"dead\"")));

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(result.err()).contains("by key, as the target's recent records show (murmur2)");
        assertThat(cluster.readCommitted(source))
                .filteredOn(record -> text(record.value()).equals("dead"))
                .singleElement()
                .satisfies(record -> assertThat(record.partition()).isEqualTo(partition));
    }

    @Test
    void thePlanNamesTheGroupsThatReadThemAgain() {
        String dlq = dlq(".dlq", 1);
        String group = "billing-" + source;
        cluster.produce(
                List.of(new ProducerRecord<>(source, 0, bytes("k"), bytes("1")), envelope(dlq, 0, "k", source, "1")));
        try (Consumer<byte[], byte[]> reader = cluster.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group))) {
            reader.commitSync(Map.of(new TopicPartition(source, 0), new OffsetAndMetadata(0)));
        }

        CliResult text = kafka.run("dlq", "redrive", dlq, "--dry-run", "--failed-group", group);
        CliResult json = kafka.run("dlq", "redrive", dlq, "--dry-run", "--failed-group", group, "-o", "json");

        assertThat(text.exitCode()).as(text.toString()).isZero();
        assertThat(text.err()).contains("1 group will read '" + source + "' again: " + group + " (FAILED, lag 1)");
        assertThat(json.out())
                .contains(
                        "\"kind\" : \"RedrivePlan\"",
                        "\"group\" : \"" + group + "\"",
                        "\"failed\" : true",
                        "\"lag\" : 1");
    }
}
