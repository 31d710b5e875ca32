package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.group;
import static io.kafkactl.ops.group.lag.LagRows.lagOf;
import static io.kafkactl.ops.group.lag.LagRows.log;
import static io.kafkactl.ops.group.lag.LagRows.member;
import static io.kafkactl.ops.group.lag.LagRows.row;
import static io.kafkactl.ops.group.lag.LagRows.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkactl.ops.group.GroupState;
import io.kafkactl.ops.group.GroupType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a group has to keep: exactly the limit still holds. */
class ThresholdsTest {
    private static final Thresholds NONE = new Thresholds(null, null, null, null, null, null, Set.of());

    private static Thresholds maxLag(long value) {
        return new Thresholds(value, null, null, null, null, null, Set.of());
    }

    private static Thresholds maxTotalLag(long value) {
        return new Thresholds(null, value, null, null, null, null, Set.of());
    }

    private static Thresholds maxAge(Duration value) {
        return new Thresholds(null, null, value, null, null, null, Set.of());
    }

    private static Thresholds maxLost(long value) {
        return new Thresholds(null, null, null, value, null, null, Set.of());
    }

    private static Thresholds members(int value) {
        return new Thresholds(null, null, null, null, value, null, Set.of());
    }

    private static Thresholds state(GroupState value) {
        return new Thresholds(null, null, null, null, null, value, Set.of());
    }

    private static Thresholds failOn(LagStatus... statuses) {
        return new Thresholds(null, null, null, null, null, null, Set.of(statuses));
    }

    @Test
    void asksForNothingOnlyWhenNothingIsGiven() {
        assertThat(NONE.isEmpty()).isTrue();
        assertThat(maxLag(0).isEmpty()).isFalse();
        assertThat(failOn(LagStatus.LOST).isEmpty()).isFalse();
        assertThat(NONE.check(lagOf(group("Stable"), row(0, 1_000_000)))).isEmpty();
    }

    @Test
    void theLagOfEachPartitionIsHeldAgainstItsLimit() {
        GroupLag group = lagOf(group("Stable"), row(0, 60), row(1, 61), unknown(2, LagStatus.UNKNOWN));

        assertThat(maxLag(60).check(group))
                .containsExactly(new Breach("pricing", "orders", 1, "max-lag", "lag 61 is above 60"));
        assertThat(maxLag(61).check(group)).isEmpty();
    }

    @Test
    void theLagOfTheGroupIsTheSumOfItsPartitions() {
        GroupLag group = lagOf(group("Stable"), row(0, 60), row(1, 61));

        assertThat(maxTotalLag(120).check(group))
                .containsExactly(new Breach("pricing", null, null, "max-total-lag", "total lag 121 is above 120"));
        assertThat(maxTotalLag(121).check(group)).isEmpty();
        assertThat(maxTotalLag(0).check(lagOf(null))).isEmpty();
    }

    @Test
    void theAgeIsThatOfTheNextUnreadRecord() {
        GroupLag group = lagOf(
                group("Stable"), row(0, 60).withAge(90_000L, false), row(1, 60).withAge(90_001L, false), row(2, 60));

        assertThat(maxAge(Duration.ofSeconds(90)).check(group))
                .containsExactly(new Breach(
                        "pricing", "orders", 1, "max-age", "the next unread record is 1m30s old, more than 1m30s"));
        assertThat(maxAge(Duration.ofMillis(90_001)).check(group)).isEmpty();
    }

    @Test
    void recordsDeletedUnreadAreCountedForEachPartition() {
        GroupLag group =
                lagOf(group("Stable"), row(0, 8, log(10, 20)), row(1, 9, log(10, 20)), row(2, 10, log(10, 20)));

        assertThat(maxLost(0).check(group))
                .extracting(Breach::partition, Breach::rule, Breach::text)
                .containsExactly(
                        tuple(0, "max-lost", "2 offsets were deleted unread, more than 0"),
                        tuple(1, "max-lost", "1 offset was deleted unread, more than 0"));
        assertThat(maxLost(2).check(group)).isEmpty();
        assertThat(maxLost(0).check(lagOf(group("Stable"), unknown(0, LagStatus.UNKNOWN))))
                .isEmpty();
    }

    @Test
    void tooFewMembersBreakTheRule() {
        GroupLag one = lagOf(group("Stable", member("a")));

        assertThat(members(1).check(one)).isEmpty();
        assertThat(members(2).check(one))
                .containsExactly(new Breach("pricing", null, null, "require-members", "1 member, 2 required"));
        assertThat(members(1).check(lagOf(null))).isEmpty();
    }

    @Test
    void anotherStateBreaksTheRule() {
        assertThat(state(GroupState.STABLE).check(lagOf(group("Stable")))).isEmpty();
        assertThat(state(GroupState.STABLE).check(lagOf(group("Empty"))))
                .containsExactly(new Breach("pricing", null, null, "require-state", "state is Empty, not Stable"));
        assertThat(state(GroupState.STABLE).check(lagOf(null))).isEmpty();
    }

    @Test
    void aStatusIsToldOfThePartitionsThatHaveItAndElseOfTheGroup() {
        GroupLag group = lagOf(
                group("Stable"),
                row(0, 5).withStatus(LagStatus.STALLED),
                row(1, 5),
                row(2, 5).withStatus(LagStatus.OK));

        assertThat(failOn(LagStatus.STALLED, LagStatus.OK).check(group))
                .extracting(Breach::partition, Breach::text)
                .containsExactly(
                        tuple(0, "status STALLED: a member owns the partition and does not move"),
                        tuple(2, "status OK: reads at the end"));
        assertThat(failOn(LagStatus.REBALANCING).check(lagOf(group("Assigning"))))
                .containsExactly(new Breach("pricing", null, null, "fail-on", "status is REBALANCING"));
        assertThat(failOn(LagStatus.LOST).check(group)).isEmpty();
    }

    @Test
    void whatWasNotReadLeavesRulesAboutNumbersUndecided() {
        GroupLag partly = lagOf(group("Stable"), row(0, 5), unknown(1, LagStatus.UNKNOWN));

        for (Thresholds counts : List.of(maxLag(9), maxTotalLag(9), maxLost(9))) {
            assertThat(counts.undecided(partly)).isEqualTo("its lag is not completely known");
            assertThat(counts.undecided(lagOf(group("Stable"), row(0, 5)))).isNull();
        }
        assertThat(members(1).undecided(partly)).isNull();
        assertThat(members(1).undecided(lagOf(null, row(0, 5)))).isEqualTo("its lag is not completely known");
        assertThat(maxLag(9).undecided(new GroupLag("pricing", GroupType.CONSUMER, group("Stable"), false, List.of())))
                .isEqualTo("its lag is not completely known");
    }

    @Test
    void anUnknownAgeLeavesTheRuleAboutAgeUndecided() {
        Thresholds age = maxAge(Duration.ofSeconds(9));

        assertThat(age.undecided(lagOf(group("Stable"), row(0, 5).withAge(1L, false), row(1, 5))))
                .isEqualTo("the age of an unread record is not known");
        assertThat(age.undecided(lagOf(group("Stable"), row(0, 5).withAge(1L, false), row(1, 0))))
                .isNull();
        assertThat(maxLag(9).undecided(lagOf(group("Stable"), row(0, 5)))).isNull();
    }
}
