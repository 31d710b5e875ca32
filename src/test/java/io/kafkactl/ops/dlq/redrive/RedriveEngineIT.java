package io.kafkactl.ops.dlq.redrive;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.OwnJournal;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two runs, a hostile clock and a foreign journal do to the engine. Each test has a journal of its own. */
@WithKafka
class RedriveEngineIT {
    private static final Duration AHEAD = Duration.ofHours(2);

    private final TestCluster cluster;
    private final Connection connection;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dead-letter";
    private final String journal = TestTopics.unique("kafkactl.dlq.journal");
    private final List<String> notices = new ArrayList<>();

    RedriveEngineIT(KafkaFixture kafka) {
        cluster = kafka.cluster();
        connection = OwnJournal.connect(kafka, journal);
        cluster.createTopic(source, 1, Map.of());
        cluster.createTopic(dlq, 1, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private RedrivePlan plan(Clock clock, boolean takeOver, String run) {
        DlqTopic topic = new DlqCatalog(connection.cluster()).get(dlq, null);
        return new RedrivePlanner(connection, clock, new Cancellation())
                .plan(new RedriveRequest(
                        topic,
                        null,
                        Selection.ALL,
                        RoutingRules.DEFAULT,
                        RunRules.of(run, "tester@here", "test", takeOver)));
    }

    private RedriveReport run(RedrivePlan plan, Clock clock, RedriveListener listener) throws InterruptedException {
        return new RedriveEngine(connection, clock, new Cancellation()).run(plan, listener);
    }

    private RedriveListener listener(Runnable onProgress) {
        return new RedriveListener() {
            @Override
            public void notice(String text) {
                synchronized (notices) {
                    notices.add(text);
                }
            }

            @Override
            public void progress(long sent, long selected) {
                onProgress.run();
            }
        };
    }

    private List<String> values() {
        return cluster.readCommitted(source).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> at(long timestamp, String key, String value) {
        ProducerRecord<byte[], byte[]> plain = headers(dlq, 0, bytes(key), bytes(value), source);
        return new ProducerRecord<>(dlq, 0, timestamp, plain.key(), plain.value(), plain.headers());
    }

    @Test
    void findsTheRecordThatTheBrokerRefusesAndHoldsBackItsKey() throws InterruptedException {
        long now = System.currentTimeMillis();
        long future = now + Duration.ofMinutes(90).toMillis();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            records.add(at(i == 11 ? future : now, "k" + i % 4, "v" + i));
        }
        cluster.produce(records);
        // Our clock is ahead, so that the timestamp passes our check and only the broker refuses it.
        Clock ahead = Clock.offset(Clock.systemUTC(), AHEAD);

        RedriveReport report = run(plan(ahead, false, "r1"), ahead, listener(() -> {}));

        assertThat(report.failure()).isNull();
        assertThat(values())
                .containsExactly(
                        "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v12", "v13", "v14", "v16",
                        "v17", "v18");
        assertThat(report.groups())
                .filteredOn(group -> group.reason() == PendingReason.REJECTED)
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.sample()).isEqualTo("0:11");
                    assertThat(group.detail()).containsIgnoringCase("timestamp");
                });
        assertThat(report.groups())
                .filteredOn(group -> group.reason() == PendingReason.HELD_BACK)
                .singleElement()
                .satisfies(group -> assertThat(group.records()).isEqualTo(2));
        assertThat(report.pending()).isEqualTo(3);

        RedriveReport second = run(plan(Clock.systemUTC(), false, "r2"), Clock.systemUTC(), listener(() -> {}));

        assertThat(second.pending()).isZero();
        assertThat(values()).endsWith("v11", "v15", "v19");
    }

    @Test
    void anotherRunThatIsAliveIsExit8() {
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("v"), source)));
        RedrivePlan plan = plan(Clock.systemUTC(), false, "second");
        Journal theJournal = RedriveEngine.journal(connection, new Cancellation());
        theJournal.create();
        TopicPartition at = theJournal.partitionOf(plan.request().dlq().topicId());
        try (LeaseKeeper first = new LeaseKeeper(
                connection, at, plan.request().dlq().topicId(), Set.of(0), "first", "a@b", Clock.systemUTC())) {
            first.start();

            assertThatThrownBy(() -> run(plan, Clock.systemUTC(), listener(() -> {})))
                    .isInstanceOfSatisfying(KafkactlException.class, e -> {
                        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
                        assertThat(e).hasMessageContaining("run first of a@b");
                        assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("--take-over"));
                    });
        }
        assertThat(values()).isEmpty();
    }

    @Test
    void aRunThatIsTakenOverStopsAndNothingIsSentTwice() throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        String filler = "x".repeat(200_000);
        for (int i = 0; i < 200; i++) {
            records.add(headers(dlq, 0, bytes("k" + i % 7), bytes("v" + i + ":" + filler), source));
        }
        cluster.produce(records);
        List<RedriveReport> taker = new ArrayList<>();
        RedriveListener takesOverOnce = listener(() -> {
            if (taker.isEmpty()) {
                RedrivePlan plan = plan(Clock.systemUTC(), true, "second");
                try {
                    taker.add(run(plan, Clock.systemUTC(), listener(() -> {})));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        RedriveReport first = run(plan(Clock.systemUTC(), false, "first"), Clock.systemUTC(), takesOverOnce);

        assertThat(first.failure()).isNotNull().hasMessageContaining("run second took over partition 0");
        assertThat(taker)
                .singleElement()
                .satisfies(report -> assertThat(report.pending()).isZero());
        List<String> numbers =
                values().stream().map(value -> value.replaceFirst(":.*", "")).toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(200);
    }

    @Test
    void aJournalOfAnUnknownVersionIsRefused() {
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("v"), source)));
        Journal theJournal = RedriveEngine.journal(connection, new Cancellation());
        theJournal.create();
        TopicPartition at = theJournal.partitionOf(
                new DlqCatalog(connection.cluster()).get(dlq, null).topicId());
        String key = new DlqCatalog(connection.cluster()).get(dlq, null).topicId() + "/0/r9/0";
        cluster.produce(List.of(
                new ProducerRecord<>(journal, at.partition(), bytes(key), bytes("{\"v\":2,\"offsets\":\"0\"}"))));

        assertThatThrownBy(() -> plan(Clock.systemUTC(), false, "r"))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining("version 2");
    }

    @Test
    void aRecreatedDeadLetterTopicIsNotTakenAsSettled() throws InterruptedException {
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("first"), source)));
        run(plan(Clock.systemUTC(), false, "r1"), Clock.systemUTC(), listener(() -> {}));
        TestCluster.get(cluster.admin().deleteTopics(List.of(dlq)).all());
        io.kafkactl.testkit.Await.until(
                "the topic is gone",
                () -> !TestCluster.get(cluster.admin().listTopics().names()).contains(dlq));
        cluster.createTopic(dlq, 1, Map.of());
        cluster.produce(List.of(headers(dlq, 0, bytes("k"), bytes("second"), source)));

        run(plan(Clock.systemUTC(), false, "r2"), Clock.systemUTC(), listener(() -> {}));

        assertThat(values()).containsExactly("first", "second");
    }
}
