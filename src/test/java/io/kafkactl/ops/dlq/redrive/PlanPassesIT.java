package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.select.RememberedSelection;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.OwnJournal;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic large enough to be read by several threads is planned as if one had read it. */
@WithKafka
class PlanPassesIT {
    private static final int PARTITIONS = 4;
    private static final int RECORDS = 8_000;
    private static final int TWICE = 100;

    private final TestCluster cluster;
    private final Connection connection;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dlq";

    PlanPassesIT(KafkaFixture kafka) {
        cluster = kafka.cluster();
        connection = OwnJournal.connect(kafka, TestTopics.unique("kafkactl.dlq.journal"));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    /** The first hundred dead letters of the first partition stand in the last one, too. */
    @BeforeEach
    void fill() {
        cluster.createTopic(source, PARTITIONS, Map.of());
        cluster.createTopic(dlq, PARTITIONS, Map.of());
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int offset = 0; offset < RECORDS; offset++) {
                ProducerRecord<byte[], byte[]> letter = letter(partition, partition, offset);
                letter.headers().add("tenant-" + partition, DeadLetters.bytes("a"));
                letters.add(letter);
            }
        }
        for (int offset = 0; offset < TWICE; offset++) {
            letters.add(letter(PARTITIONS - 1, 0, offset));
        }
        cluster.produce(letters);
    }

    private ProducerRecord<byte[], byte[]> letter(int partition, int sourcePartition, int offset) {
        String key = "k" + sourcePartition + "-" + offset;
        return DeadLetters.envelope(dlq, partition, key, source, sourcePartition, offset, "\"" + key + "\"");
    }

    private RedrivePlan plan(Selection selection) {
        return plan(new RedrivePlanner(connection, Clock.systemUTC(), new Cancellation()), selection);
    }

    private RedrivePlan plan(RedrivePlanner planner, Selection selection) {
        return planner.plan(new RedriveRequest(
                new DlqCatalog(connection).get(dlq, null),
                null,
                selection,
                RoutingRules.DEFAULT,
                RunRules.of("r1", "tester@here", "test", false)));
    }

    private static long count(Map<Integer, OffsetSet> sets) {
        return sets.values().stream().mapToLong(OffsetSet::size).sum();
    }

    @Test
    void plansEachDeadLetterOnceAndHoldsBackOneOfTwoThatAreTheSame() {
        RedrivePlan plan = plan(Selection.ALL);

        assertThat(count(plan.duplicates())).isEqualTo(TWICE);
        assertThat(count(plan.selected())).isEqualTo((long) PARTITIONS * RECORDS);
        assertThat(plan.pendingCount()).isZero();
        assertThat(plan.facts().kept()).containsExactly("tenant-0", "tenant-1", "tenant-2", "tenant-3");
        assertThat(plan.groups())
                .extracting(RedriveGroup::outcome, RedriveGroup::target, RedriveGroup::records)
                .containsExactlyInAnyOrder(
                        tuple(Outcome.REDRIVEN, source, (long) PARTITIONS * RECORDS),
                        tuple(Outcome.DUPLICATE, "", (long) TWICE));
        OffsetSet first = plan.duplicates().getOrDefault(0, new OffsetSet());
        OffsetSet last = plan.duplicates().getOrDefault(PARTITIONS - 1, new OffsetSet());
        for (long offset = 0; offset < TWICE; offset++) {
            assertThat(first.contains(offset) ^ last.contains(RECORDS + offset))
                    .as("one of both goes: %d", offset)
                    .isTrue();
        }
    }

    @Test
    void countsTheOffsetsOfBothPassesWhileItReads() {
        RedrivePlanner planner = new RedrivePlanner(connection, Clock.systemUTC(), new Cancellation());

        plan(planner, Selection.ALL);

        assertThat(planner.meter().total()).isEqualTo(2L * (PARTITIONS * RECORDS + TWICE));
        assertThat(planner.meter().passed()).isEqualTo(planner.meter().total());
    }

    @Test
    void asksASelectionOnceAndSelectsTheSameAgain() {
        RememberedSelection even = new RememberedSelection((record, letter) -> record.offset() % 2 == 0);

        RedrivePlan plan = plan(even);
        RedrivePlan again = plan(even.again());

        assertThat(count(plan.selected()) + count(plan.duplicates()))
                .isEqualTo((long) PARTITIONS * RECORDS / 2 + TWICE / 2);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(again.planned(partition))
                    .hasToString(plan.planned(partition).toString());
        }
    }
}
