package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.group;
import static io.kafkactl.ops.group.lag.LagRows.lagOf;
import static io.kafkactl.ops.group.lag.LagRows.log;
import static io.kafkactl.ops.group.lag.LagRows.member;
import static io.kafkactl.ops.group.lag.LagRows.row;
import static io.kafkactl.ops.group.lag.LagRows.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a group as a whole. */
class GroupLagTest {
    private static GroupLag withoutPartitions(String state) {
        GroupDetail detail = new GroupDetail(
                "pricing", GroupType.CONSUMER, state, "consumer", null, null, 1, 1, List.of(), Set.of());
        return new GroupLag("pricing", GroupType.CONSUMER, detail, true, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreparingRebalance", "Assigning", "Reconciling", "NotReady"})
    void aGroupThatIsJustComingTogetherIsNotOneWithoutLag(String state) {
        GroupLag group = withoutPartitions(state);

        assertThat(group.lag()).isNull();
        assertThat(group.complete()).isFalse();
        assertThat(group.status()).isEqualTo(LagStatus.REBALANCING);
        Thresholds thresholds = new Thresholds(1_000_000L, null, null, null, null, null, Set.of());
        assertThat(thresholds.check(group)).isEmpty();
        assertThat(thresholds.undecided(group)).isEqualTo("its lag is not completely known");
    }

    @Test
    void aGroupThatReadsNothingHasNoLag() {
        for (String state : List.of("Stable", "Empty")) {
            assertThat(withoutPartitions(state).lag()).as(state).isZero();
            assertThat(withoutPartitions(state).complete()).as(state).isTrue();
            assertThat(withoutPartitions(state).status()).as(state).isEqualTo(LagStatus.OK);
        }
    }

    @Test
    void theSumIsOfWhatIsKnownAndSaysWhetherThatIsAll() {
        GroupLag partly = lagOf(group("Stable"), row(0, 8, log(10, 20)), unknown(1, LagStatus.LEADERLESS));

        assertThat(partly.lag()).isEqualTo(10);
        assertThat(partly.lost()).isEqualTo(2);
        assertThat(partly.complete()).isFalse();
        assertThat(partly.status()).isEqualTo(LagStatus.LEADERLESS);
        assertThat(lagOf(group("Stable"), row(0, 8, log(10, 20)), row(1, 5)).complete())
                .isTrue();
    }

    @Test
    void nothingKnownIsNoSum() {
        GroupLag unknown = lagOf(group("Stable"), unknown(0, LagStatus.UNKNOWN));

        assertThat(unknown.lag()).isNull();
        assertThat(unknown.lost()).isNull();
    }

    @Test
    void partitionsThatAreGoneOrWithoutACommitMayBeLeftOut() {
        for (LagStatus settled : List.of(LagStatus.TOPIC_GONE, LagStatus.PARTITION_GONE, LagStatus.UNCOMMITTED)) {
            GroupLag group = lagOf(group("Stable"), unknown(0, settled));
            assertThat(group.lag()).as(settled.name()).isZero();
            assertThat(group.ageMs()).as(settled.name()).isZero();
            assertThat(group.complete()).as(settled.name()).isTrue();
        }
    }

    @Test
    void aGroupThatCouldNotBeReadOrDescribedIsUnknown() {
        GroupLag unread = new GroupLag("pricing", GroupType.CONSUMER, group("Stable"), false, List.of());
        GroupLag undescribed = lagOf(null, row(0, 5));

        assertThat(unread.lag()).isNull();
        assertThat(unread.lost()).isNull();
        assertThat(unread.complete()).isFalse();
        assertThat(unread.status()).isEqualTo(LagStatus.UNKNOWN);
        assertThat(undescribed.lag()).isEqualTo(5);
        assertThat(undescribed.complete()).isFalse();
        assertThat(undescribed.status()).isEqualTo(LagStatus.UNKNOWN);
        assertThat(undescribed.state()).isNull();
        assertThat(undescribed.members()).isNull();
    }

    @Test
    void theOldestUnreadRecordCountsOnlyWhereNoneIsUnknown() {
        assertThat(lagOf(
                                group("Stable"),
                                row(0, 5).withAge(70L, false),
                                row(1, 5).withAge(90L, false))
                        .ageMs())
                .isEqualTo(90);
        assertThat(lagOf(group("Stable"), row(0, 5).withAge(70L, false), row(1, 5))
                        .ageMs())
                .isNull();
        assertThat(lagOf(group("Stable"), row(0, 5).withAge(70L, false), unknown(1, LagStatus.UNKNOWN))
                        .ageMs())
                .isNull();
        assertThat(lagOf(group("Stable"), row(0, 0).withAge(null, false)).ageMs())
                .isZero();
    }

    @Test
    void oneRowThatIsEstimatedMakesTheWholeAnEstimate() {
        GroupLag exact = lagOf(group("Stable", member("a"), member("b")), row(0, 5), row(1, 5));

        assertThat(exact.approx()).isFalse();
        assertThat(exact.ageEstimated()).isFalse();
        assertThat(exact.members()).isEqualTo(2);
        assertThat(exact.state()).isEqualTo("Stable");
        GroupLag rough = exact.withPartitions(
                List.of(row(0, 5), row(1, 5).withLag(4L, true).withAge(3L, true)));
        assertThat(rough.approx()).isTrue();
        assertThat(rough.ageEstimated()).isTrue();
        assertThat(rough.lag()).isEqualTo(9);
        assertThat(rough.group()).isEqualTo("pricing");
    }
}
