package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.OWNER;
import static io.kafkactl.ops.group.lag.LagRows.group;
import static io.kafkactl.ops.group.lag.LagRows.lagOf;
import static io.kafkactl.ops.group.lag.LagRows.log;
import static io.kafkactl.ops.group.lag.LagRows.member;
import static io.kafkactl.ops.group.lag.LagRows.row;
import static io.kafkactl.ops.group.lag.LagRows.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkactl.ops.group.GroupType;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Rows summed up by topic and by member. */
class LagRollupTest {
    @Test
    void aTopicIsTheSumOfItsPartitionsAndAsBadAsTheWorst() {
        GroupLag group = lagOf(
                group("Stable"),
                row(0, 8, log(10, 20)).withAge(50L, true).withStatus(LagStatus.LOST),
                row(1, 15, log(10, 20)).withAge(70L, false).withLag(4L, true));

        assertThat(LagRollup.byTopic(group))
                .containsExactly(new LagRollup(
                        "pricing",
                        GroupType.CONSUMER,
                        "Stable",
                        "orders",
                        2,
                        14L,
                        2L,
                        70L,
                        true,
                        true,
                        LagStatus.LOST,
                        true));
    }

    @Test
    void eachTopicHasARowInTheOrderOfThePartitions() {
        PartitionLag other = new LagRules(LagOptions.DEFAULT)
                .row(group("Stable"), new TopicPartition("a", 0), null, log(0, 7), null);

        List<LagRollup> topics = LagRollup.byTopic(lagOf(group("Stable"), row(0, 5), other, row(1, 6)));

        assertThat(topics)
                .extracting(LagRollup::part, LagRollup::partitions, LagRollup::lag, LagRollup::ageEstimated)
                .containsExactly(tuple("orders", 2, 11L, false), tuple("a", 1, null, false));
        assertThat(topics)
                .extracting(LagRollup::complete, LagRollup::approx)
                .containsOnly(tuple(true, false), tuple(false, false));
    }

    @Test
    void membersWithoutAPartitionAndPartitionsWithoutAMemberAreShown() {
        PartitionLag nobodys = new LagRules(LagOptions.DEFAULT)
                .row(
                        group("Stable"),
                        new TopicPartition("orders", 2),
                        io.kafkactl.ops.group.CommittedOffset.at(1),
                        log(0, 7),
                        null);
        GroupLag group = lagOf(group("Stable", member("app"), member("idle")), row(0, 5), row(1, 6), nobodys);

        assertThat(LagRollup.byMember(group))
                .extracting(LagRollup::part, LagRollup::partitions, LagRollup::lag, LagRollup::ageMs)
                .containsExactly(
                        tuple(OWNER, 2, 11L, null), tuple("idle/10.0.0.1", 0, 0L, 0L), tuple(null, 1, 6L, null));
    }

    @Test
    void ofAGroupThatCannotBeDescribedTheRowsAreSummedUpAllTheSame() {
        assertThat(LagRollup.byMember(lagOf(null, row(0, 5), unknown(1, LagStatus.LEADERLESS))))
                .extracting(LagRollup::state, LagRollup::part, LagRollup::lag, LagRollup::complete, LagRollup::status)
                .containsExactly(tuple("null", OWNER, 5L, false, LagStatus.LEADERLESS));
    }
}
