package io.kafkactl.ops.group.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of which no partition is known. */
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
}
