package io.kafkactl.ops.group.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupMember;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import io.kafkactl.testkit.MockCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is concluded from samples; none of these asks the cluster anything. */
class DiagnosisTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final Diagnosis diagnosis = new Diagnosis(
            new Cluster(MockCluster.ofBrokers(1), ConnectionSettings.to("mock:9092")), Duration.ofSeconds(30));

    private static GroupMember member(String id, int... partitions) {
        Set<TopicPartition> owned = Set.copyOf(IntStream.of(partitions)
                .mapToObj(p -> new TopicPartition("orders", p))
                .toList());
        return new GroupMember(id, null, id, "/10.0.0.1", 1, owned, owned);
    }

    private static PartitionLag row(String owner, int partition, long committed, long end) {
        return new PartitionLag(
                "pricing",
                GroupType.CONSUMER,
                "Stable",
                "orders",
                partition,
                committed,
                committed,
                0L,
                end,
                end,
                end - committed,
                0L,
                0L,
                committed,
                null,
                false,
                end > committed ? LagStatus.LAGGING : LagStatus.OK,
                owner,
                false);
    }

    private void sample(int number, String state, int epoch, List<GroupMember> members, PartitionLag... rows) {
        GroupDetail detail = new GroupDetail(
                "pricing", GroupType.CONSUMER, state, "consumer", null, null, epoch, epoch, members, Set.of("orders"));
        GroupLag group = new GroupLag("pricing", GroupType.CONSUMER, detail, true, List.of(rows));
        diagnosis.add(new LagReport(START.plusSeconds(5L * number), List.of(group), List.of(), List.of()));
    }

    private List<String> texts() {
        return diagnosis.findings().stream().map(Finding::text).toList();
    }

    @Test
    void aGroupThatKeepsUpIsSaidToKeepUp() {
        sample(0, "Stable", 1, List.of(member("a", 0)), row("a/10.0.0.1", 0, 5, 5));
        sample(1, "Stable", 1, List.of(member("a", 0)), row("a/10.0.0.1", 0, 9, 9));

        assertThat(texts()).containsExactly("keeps up: nothing stands out");
    }

    @Test
    void aRebalancingLoopIsSeenInTheEpochs() {
        for (int i = 0; i < 6; i++) {
            sample(i, i % 2 == 0 ? "Stable" : "Reconciling", i, List.of(member("a", 0)), row("a/10.0.0.1", 0, 5, 5));
        }

        assertThat(texts()).singleElement().asString().startsWith("rebalancing loop: 3 of 6 samples were not stable");
    }

    @Test
    void aMemberThatMovesNowhereIsDeadAndOneWithoutPartitionsIdle() {
        for (int i = 0; i < 6; i++) {
            sample(
                    i,
                    "Stable",
                    1,
                    List.of(member("dead", 0, 1), member("alive", 2), member("idle")),
                    row("dead/10.0.0.1", 0, 5, 9),
                    row("dead/10.0.0.1", 1, 5, 9),
                    row("alive/10.0.0.1", 2, 5 + i, 5 + i));
        }

        assertThat(texts())
                .anyMatch(text -> text.startsWith("dead member: dead/10.0.0.1 owns 2 partitions"))
                .anyMatch(text -> text.startsWith("stuck record: orders-0 has not moved from offset 5"))
                .anyMatch(
                        text -> text.startsWith("1 of 3 members owns no partition") && text.contains("idle/10.0.0.1"));
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.text().startsWith("stuck record: orders-1"))
                .extracting(Finding::next)
                .containsExactly("kafkactl consume orders --partition 1 --from 5 -n 1 -o jsonl");
    }
}
