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
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.OwnJournal;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run does when a topic it relies on vanishes, or another takes its name, after the plan was agreed to. */
@WithKafka
class RedriveVanishedIT {
    private static final int RECORDS = 110;

    private final TestCluster cluster;
    private final Connection connection;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dead-letter";
    private final String journal = TestTopics.unique("kafkactl.dlq.journal");

    RedriveVanishedIT(KafkaFixture kafka) {
        cluster = kafka.cluster();
        connection = OwnJournal.connect(kafka, journal);
        cluster.createTopic(source, 1, Map.of());
        cluster.createTopic(dlq, 1, Map.of());
        fill("");
    }

    @AfterEach
    void close() {
        connection.close();
    }

    /** Enough for several transactions. */
    private void fill(String prefix) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        String filler = "x".repeat(200_000);
        for (int i = 0; i < RECORDS; i++) {
            records.add(headers(dlq, 0, bytes("k" + i % 7), bytes(prefix + i + ":" + filler), source));
        }
        cluster.produce(records);
    }

    private RedrivePlan plan(String run) {
        return new RedrivePlanner(connection, Clock.systemUTC(), new Cancellation())
                .plan(new RedriveRequest(
                        new DlqCatalog(connection.cluster()).get(dlq, null),
                        null,
                        Selection.ALL,
                        RoutingRules.DEFAULT,
                        RunRules.of(run, "tester@here", "test", false)));
    }

    private RedriveReport run(RedrivePlan plan, Runnable afterFirstTransaction) throws InterruptedException {
        boolean[] done = new boolean[1];
        return new RedriveEngine(connection, Clock.systemUTC(), new Cancellation()).run(plan, new RedriveListener() {
            @Override
            public void notice(String text) {}

            @Override
            public void progress(long sent, long selected) {
                if (!done[0]) {
                    done[0] = true;
                    afterFirstTransaction.run();
                }
            }
        });
    }

    private RedriveReport run(RedrivePlan plan) throws InterruptedException {
        return run(plan, () -> {});
    }

    private void delete(String topic) {
        TestCluster.get(cluster.admin().deleteTopics(List.of(topic)).all());
        Await.until(
                "the topic is gone",
                () -> !TestCluster.get(cluster.admin().listTopics().names()).contains(topic));
    }

    private void recreate(String topic) {
        delete(topic);
        cluster.createTopic(topic, 1, Map.of());
    }

    private List<String> values() {
        return cluster.readCommitted(source).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, UTF_8).replaceFirst(":.*", ""))
                .toList();
    }

    private static void assertFailed(RedriveReport report, ExitCode code, String message) {
        KafkactlException failure = Objects.requireNonNull(report.failure(), "failure");
        assertThat(failure.exitCode()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(message);
        assertThat(report.count(Outcome.REDRIVEN) + report.notReached()).isEqualTo(RECORDS);
        assertThat(report.count(Outcome.REDRIVEN)).isPositive();
        assertThat(report.notReached()).isPositive();
    }

    @Test
    void aRecreatedDeadLetterTopicIsNotWorkedUnderTheOldPlan() throws InterruptedException {
        RedriveReport report = run(plan("r1"), () -> {
            recreate(dlq);
            fill("new-");
        });

        assertFailed(report, ExitCode.NOT_FOUND, "dead-letter topic '" + dlq + "' was deleted and created again");
        assertThat(values()).hasSize((int) report.count(Outcome.REDRIVEN)).noneMatch(value -> value.startsWith("new-"));

        assertThat(run(plan("r2")).failure()).isNull();
        assertThat(values()).doesNotHaveDuplicates().hasSize((int) report.count(Outcome.REDRIVEN) + RECORDS);
    }

    @Test
    void aTargetThatVanishesEndsTheRunAtOnce() throws InterruptedException {
        RedriveReport report = run(plan("r1"), () -> delete(source));

        assertFailed(report, ExitCode.NOT_FOUND, "target '" + source + "' was deleted");
        assertThat(TestCluster.get(cluster.admin().listTopics().names())).doesNotContain(source);
    }

    @Test
    void aJournalThatVanishesInMidRunEndsIt() throws InterruptedException {
        RedriveReport report = run(plan("r1"), () -> recreate(journal));

        assertFailed(report, ExitCode.REFUSED, "journal '" + journal + "' was deleted");
        assertThat(values()).doesNotHaveDuplicates().hasSize((int) report.count(Outcome.REDRIVEN));
    }

    @Test
    void aJournalThatVanishesAfterThePlanIsNotCreatedAgain() throws InterruptedException {
        run(plan("r1"));
        fill("second-");
        RedrivePlan plan = plan("r2");
        delete(journal);

        assertThatThrownBy(() -> run(plan))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining("was deleted meanwhile");

        assertThat(TestCluster.get(cluster.admin().listTopics().names())).doesNotContain(journal);
        assertThat(values()).hasSize(RECORDS);
    }

    @Test
    void aJournalThatIsGivenMorePartitionsStillRemembers() throws InterruptedException {
        run(plan("r1"));
        for (int partitions = 13; partitions < 15; partitions++) {
            TestCluster.get(cluster.admin()
                    .createPartitions(Map.of(journal, NewPartitions.increaseTo(partitions)))
                    .all());
            int wanted = partitions;
            Await.until(
                    "the journal has grown",
                    () -> connection.cluster().topic(journal).partitions().size() == wanted);

            assertThat(plan("again").selectedCount()).isZero();
        }
    }

    @Test
    void deadLettersThatExpireAfterThePlanAreNamedAndTheNextRunTakesTheRest() throws InterruptedException {
        RedrivePlan plan = plan("r1");
        trim(10);

        RedriveReport report = run(plan);

        assertThat(report.failure()).isNotNull().hasMessageContaining("offsets 0-9 of " + dlq + "-0 are gone");
        assertThat(values()).isEmpty();
        assertThat(run(plan("r2")).count(Outcome.REDRIVEN)).isEqualTo(RECORDS - 10);
        assertThat(values()).doesNotHaveDuplicates().hasSize(RECORDS - 10).startsWith("10");
    }

    @Test
    void deadLettersThatExpireInMidRunAreNamedAndWhatWasReadBeforeIsStillSent() throws InterruptedException {
        // More than a reader fetches ahead of the first transaction.
        fill("more-");
        int all = 2 * RECORDS;

        RedriveReport report = run(plan("r1"), () -> trim(all - 2));

        KafkactlException failure = Objects.requireNonNull(report.failure(), "failure");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILURE);
        int sent = (int) report.count(Outcome.REDRIVEN);
        assertThat(failure).hasMessageContaining("offsets " + sent + "-" + (all - 3) + " of " + dlq + "-0 are gone");
        assertThat(report.notReached()).isEqualTo(all - sent);
        assertThat(values()).doesNotHaveDuplicates().hasSize(sent);

        assertThat(run(plan("r2")).count(Outcome.REDRIVEN)).isEqualTo(2);
        assertThat(values()).doesNotHaveDuplicates().hasSize(sent + 2).endsWith("more-108", "more-109");
    }

    private void trim(long before) {
        TestCluster.get(cluster.admin()
                .deleteRecords(Map.of(new TopicPartition(dlq, 0), RecordsToDelete.beforeOffset(before)))
                .all());
    }

    @Test
    void ofRunsThatStartInTheSameMomentTheFirstGoesOnAndTheOthersAreExit8() throws Exception {
        List<RedrivePlan> plans = List.of(plan("r1"), plan("r2"), plan("r3"));
        List<RedriveReport> reports = new ArrayList<>();
        List<KafkactlException> refused = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (RedrivePlan plan : plans) {
            Thread thread = new Thread(() -> {
                try {
                    RedriveReport report = run(plan);
                    synchronized (reports) {
                        reports.add(report);
                    }
                } catch (KafkactlException e) {
                    synchronized (refused) {
                        refused.add(e);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(refused).hasSize(2).allSatisfy(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.failure()).isNull());
        assertThat(values()).doesNotHaveDuplicates().hasSize(RECORDS);
    }
}
