package io.kafkactl.ops.group.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagHistoryTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final GroupDetail STABLE = new GroupDetail(
            "pricing", GroupType.CONSUMER, "Stable", "consumer", null, null, 1, 1, List.of(), Set.of("orders"));

    private final LagHistory history = new LagHistory(Duration.ofMinutes(2), Duration.ofSeconds(60));
    private int samples;

    /** The next sample, ten seconds later; each partition as {committed, end}. */
    private GroupTrend sample(long[]... partitions) {
        List<PartitionLag> rows = IntStream.range(0, partitions.length)
                .mapToObj(p -> row(p, partitions[p][0], partitions[p][1]))
                .toList();
        GroupLag group = new GroupLag("pricing", GroupType.CONSUMER, STABLE, true, rows);
        return history.add(new LagReport(START.plusSeconds(10L * samples++), List.of(group), List.of(), List.of()))
                .get(0);
    }

    private static PartitionLag row(int partition, long committed, long end) {
        long lag = end - committed;
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
                lag,
                0L,
                0L,
                committed,
                null,
                false,
                lag == 0 ? LagStatus.OK : LagStatus.LAGGING,
                "member-" + partition,
                false);
    }

    private static long[] at(long committed, long end) {
        return new long[] {committed, end};
    }

    @Test
    void saysWhenTheLastPartitionIsDrainedAndNotTheAverage() {
        sample(at(0, 1000), at(0, 100));
        sample(at(50, 1000), at(50, 100));
        GroupTrend trend = sample(at(100, 1000), at(100, 100));

        assertThat(trend.in()).isZero();
        assertThat(trend.out()).isEqualTo(10.0);
        assertThat(trend.drain()).isEqualTo(Duration.ofMinutes(3));
        assertThat(trend.status()).isEqualTo(LagStatus.DRAINING);
        assertThat(trend.neverDrains()).isFalse();
    }

    @Test
    void aGroupSlowerThanItsProducersNeverDrains() {
        sample(at(0, 1000));
        sample(at(100, 1300));
        GroupTrend trend = sample(at(200, 1600));

        assertThat(trend.neverDrains()).isTrue();
        assertThat(trend.drain()).isNull();
        assertThat(trend.status()).isEqualTo(LagStatus.GROWING);
    }

    @Test
    void onlyAPartitionThatHadWorkForAMinuteIsStalled() {
        GroupTrend early = null;
        for (int i = 0; i < 6; i++) {
            early = sample(at(5, 10));
        }
        GroupTrend late = sample(at(5, 10));

        assertThat(Objects.requireNonNull(early).status()).isEqualTo(LagStatus.LAGGING);
        assertThat(late.status()).isEqualTo(LagStatus.STALLED);
    }

    @Test
    void aRewoundGroupIsOneUntilItIsBackWhereItWas() {
        sample(at(100, 200));
        assertThat(sample(at(10, 200)).status()).isEqualTo(LagStatus.REWOUND);
        assertThat(sample(at(90, 200)).status()).isEqualTo(LagStatus.REWOUND);
        assertThat(sample(at(120, 200)).status()).isNotEqualTo(LagStatus.REWOUND);
    }

    @Test
    void findsTheHotPartitionAmongThreeAndItsCause() {
        sample(at(0, 4000), at(0, 10), at(0, 10));
        sample(at(10, 5000), at(10, 20), at(10, 20));
        GroupTrend skewed = sample(at(20, 6000), at(20, 30), at(20, 30));

        assertThat(Objects.requireNonNull(skewed.hot()).row().partition()).isZero();
        assertThat(skewed.hot().cause()).isEqualTo(HotPartition.Cause.KEY_SKEW);
    }

    @Test
    void aPartitionThatDoesNotMoveHoldsAStuckRecord() {
        sample(at(7, 4000), at(0, 10), at(0, 10));
        sample(at(7, 4010), at(10, 20), at(10, 20));
        GroupTrend stuck = sample(at(7, 4020), at(20, 30), at(20, 30));

        assertThat(Objects.requireNonNull(stuck.hot()).cause()).isEqualTo(HotPartition.Cause.STUCK_RECORD);
        assertThat(stuck.hot().row().committedOffset()).isEqualTo(7);
    }
}
