package io.kafkactl.ops.group.lag;

import static io.kafkactl.ops.group.lag.LagRows.OWNER;
import static io.kafkactl.ops.group.lag.LagRows.group;
import static io.kafkactl.ops.group.lag.LagRows.log;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.lag.LagOptions.Isolation;
import io.kafkactl.ops.group.lag.LagOptions.NoCommit;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of a partition, and the word for them. */
class LagRulesTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 3);
    private static final LagRules RULES = new LagRules(LagOptions.DEFAULT);

    private static LagRules rules(Isolation isolation, NoCommit noCommit) {
        return new LagRules(new LagOptions(Set.of(), isolation, noCommit, LagOptions.TimeLag.AUTO, 0));
    }

    private static @Nullable CommittedOffset at(@Nullable Long offset) {
        return offset == null ? null : CommittedOffset.at(offset);
    }

    @ParameterizedTest(name = "committed {0} in a log of {1} to {2}")
    @CsvSource({
        // committed, start, end, position, lag, lost, ahead, margin, age
        " 40, 10, 100,  40, 60, 0,  0,  30,",
        " 10, 10, 100,  10, 90, 0,  0,   0,",
        "  9, 10, 100,  10, 90, 1,  0,  -1,",
        " 99, 10, 100,  99,  1, 0,  0,  89,",
        "100, 10, 100, 100,  0, 0,  0,  90, 0",
        "101, 10, 100, 101,  0, 0,  1,  91, 0",
        "  0,  7,   7,   7,  0, 7,  0,  -7, 0",
    })
    void countsFromTheCommittedOffset(
            long committed,
            long start,
            long end,
            long position,
            long lag,
            long lost,
            long ahead,
            long margin,
            @Nullable Long age) {
        PartitionLag row = RULES.row(group("Stable"), PARTITION, at(committed), log(start, end), OWNER);

        assertThat(row)
                .isEqualTo(new PartitionLag(
                        "pricing",
                        GroupType.CONSUMER,
                        "Stable",
                        "orders",
                        3,
                        committed,
                        position,
                        start,
                        end,
                        end,
                        lag,
                        lost,
                        ahead,
                        margin,
                        age,
                        false,
                        LagStatus.OK,
                        OWNER,
                        false));
        assertThat(row.isBehind()).isEqualTo(lag > 0);
        assertThat(row.topicPartition()).isEqualTo(PARTITION);
    }

    @Test
    void readersOfCommittedRecordsAreBehindTheLastStableOffset() {
        LogFacts log = new LogFacts(null, 10, 100, 80);
        LagRules committed = rules(Isolation.READ_COMMITTED, NoCommit.AUTO);

        assertThat(committed
                        .row(group("Stable"), PARTITION, at(40L), log, OWNER)
                        .lag())
                .isEqualTo(40);
        assertThat(RULES.row(group("Stable"), PARTITION, at(40L), log, OWNER).lag())
                .isEqualTo(60);
        assertThat(committed.end(log)).isEqualTo(80);
        assertThat(RULES.end(log)).isEqualTo(100);
    }

    @ParameterizedTest(name = "{0}, owned: {1}")
    @CsvSource({
        "AUTO, true, 10, 90",
        "AUTO, false, ,",
        "EARLIEST, false, 10, 90",
        "LATEST, true, 100, 0",
        "IGNORE, true, ,"
    })
    void whereNothingIsCommittedTheUserSaysWhereTheGroupStands(
            NoCommit noCommit, boolean owned, @Nullable Long position, @Nullable Long lag) {
        PartitionLag row = rules(Isolation.READ_UNCOMMITTED, noCommit)
                .row(group("Stable"), PARTITION, null, log(10, 100), owned ? OWNER : null);

        assertThat(row.position()).isEqualTo(position);
        assertThat(row.lag()).isEqualTo(lag);
        assertThat(row.committedOffset()).isNull();
        assertThat(row.lost()).isNull();
        assertThat(row.ahead()).isNull();
        assertThat(row.margin()).isNull();
        assertThat(row.endOffset()).isEqualTo(100);
    }

    @Test
    void ofALogThatIsNotKnownOnlyTheCommittedOffsetIsSaid() {
        PartitionLag row =
                RULES.row(group("Stable"), PARTITION, at(40L), LogFacts.unknown(LagStatus.LEADERLESS), OWNER);

        assertThat(row.committedOffset()).isEqualTo(40);
        assertThat(row.status()).isEqualTo(LagStatus.LEADERLESS);
        assertThat(new Object[] {
                    row.position(),
                    row.logStartOffset(),
                    row.endOffset(),
                    row.lastStableOffset(),
                    row.lag(),
                    row.lost(),
                    row.ahead(),
                    row.margin(),
                    row.ageMs()
                })
                .containsOnlyNulls();
    }

    @Test
    void theLagOfAShareGroupIsWhatTheBrokerCounts() {
        GroupDetail share = group(GroupType.SHARE, "Stable");
        CommittedOffset counted = new CommittedOffset(40, null, "", 12L);

        assertThat(RULES.row(share, PARTITION, counted, log(10, 100), OWNER).lag())
                .isEqualTo(12);
        assertThat(RULES.row(share, PARTITION, at(40L), log(10, 100), OWNER).lag())
                .isNull();
        assertThat(RULES.row(share, PARTITION, null, log(10, 100), OWNER).lag()).isNull();
        assertThat(RULES.row(share, PARTITION, counted, LogFacts.unknown(LagStatus.UNKNOWN), OWNER)
                        .lag())
                .isNull();
    }

    @Test
    void offsetsAreNotRecordsInACompactedLogAndBehindAnOpenTransaction() {
        TopicPolicy compacted = new TopicPolicy(true, false, -1, -1);
        PartitionLag behind = RULES.row(group("Stable"), PARTITION, at(40L), log(10, 100), OWNER);
        PartitionLag open = RULES.row(group("Stable"), PARTITION, at(40L), new LogFacts(null, 10, 100, 80), OWNER);
        PartitionLag atEnd = RULES.row(group("Stable"), PARTITION, at(100L), log(10, 100), OWNER);
        PartitionLag share = RULES.row(
                group(GroupType.SHARE, "Stable"),
                PARTITION,
                new CommittedOffset(40, null, "", 12L),
                log(10, 100),
                OWNER);

        assertThat(LagRules.countsOffsets(behind, compacted)).isTrue();
        assertThat(LagRules.countsOffsets(behind, TopicPolicy.UNKNOWN)).isFalse();
        assertThat(LagRules.countsOffsets(open, TopicPolicy.UNKNOWN)).isTrue();
        assertThat(LagRules.countsOffsets(atEnd, compacted)).isFalse();
        assertThat(LagRules.countsOffsets(share, compacted)).isFalse();
    }

    private static LagStatus judge(LagOptions options, GroupDetail group, PartitionLag row, TopicPolicy policy) {
        return new LagRules(options).status(row, group, policy);
    }

    @ParameterizedTest(name = "{0}, committed {1}, owned: {2}")
    @CsvSource({
        "Stable, 40, true, LAGGING",
        "Stable, 100, true, OK",
        "Stable, 40, false, UNOWNED",
        "Stable, 100, false, UNOWNED",
        "Stable, 9, true, LOST",
        "Stable, 10, true, LAGGING",
        "Stable, 101, true, AHEAD",
        "Stable, , true, UNCOMMITTED",
        "Stable, , false, UNOWNED",
        "Empty, , false, UNCOMMITTED",
        "Empty, 40, false, STOPPED",
        "Dead, 40, false, STOPPED",
        "Empty, 100, false, OK",
        "Assigning, 40, false, REBALANCING",
        "Assigning, 40, true, REBALANCING",
        "Assigning, 100, false, OK",
    })
    void onePartitionIsJudged(String state, @Nullable Long committed, boolean owned, LagStatus expected) {
        GroupDetail group = group(state);
        PartitionLag row = RULES.row(group, PARTITION, at(committed), log(10, 100), owned ? OWNER : null);

        assertThat(judge(LagOptions.DEFAULT, group, row, TopicPolicy.UNKNOWN)).isEqualTo(expected);
    }

    @Test
    void aTopicThatNoMemberReadsAnyMoreHasStopped() {
        GroupDetail group = group("Stable");
        PartitionLag row = RULES.row(group, new TopicPartition("left", 0), at(40L), log(10, 100), null);

        assertThat(judge(LagOptions.DEFAULT, group, row, TopicPolicy.UNKNOWN)).isEqualTo(LagStatus.STOPPED);
    }

    @Test
    void whyALogIsUnknownStaysTheJudgement() {
        GroupDetail group = group("Stable");
        PartitionLag row = RULES.row(group, PARTITION, at(40L), LogFacts.unknown(LagStatus.NO_AUTH), OWNER);

        assertThat(judge(LagOptions.DEFAULT, group, row, TopicPolicy.UNKNOWN)).isEqualTo(LagStatus.NO_AUTH);
    }

    @Test
    void ofAShareGroupTooLittleIsKnownWhereTheBrokerDoesNotCount() {
        GroupDetail share = group(GroupType.SHARE, "Stable");

        for (CommittedOffset committed : new CommittedOffset[] {null, CommittedOffset.at(40)}) {
            PartitionLag row = RULES.row(share, PARTITION, committed, log(10, 100), OWNER);
            assertThat(judge(LagOptions.DEFAULT, share, row, TopicPolicy.UNKNOWN))
                    .isEqualTo(LagStatus.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "lag {0} of which {1} are allowed")
    @CsvSource({"60, 59, LAGGING", "60, 60, OK", "60, 61, OK", "0, 0, OK", "1, 0, LAGGING"})
    void asMuchAsIsAllowedIsNoLag(long lag, long allowed, LagStatus expected) {
        GroupDetail group = group("Stable");
        PartitionLag row = RULES.row(group, PARTITION, at(40L), log(10, 40 + lag), OWNER);

        assertThat(judge(LagOptions.DEFAULT.withAllowedLag(allowed), group, row, TopicPolicy.UNKNOWN))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "committed {0} of a log stable to {1}")
    @CsvSource({"80, 80, true", "90, 80, true", "79, 80, false", "100, 80, false", "100, 100, false", "101, 80, false"})
    void aReaderOfCommittedRecordsIsBlockedByAnOpenTransaction(long committed, long stable, boolean blocked) {
        GroupDetail group = group("Stable");
        PartitionLag row = rules(Isolation.READ_COMMITTED, NoCommit.AUTO)
                .row(group, PARTITION, at(committed), new LogFacts(null, 10, 100, stable), OWNER);

        assertThat(LagRules.isBlocked(row)).isEqualTo(blocked);
        assertThat(judge(LagOptions.DEFAULT, group, row, TopicPolicy.UNKNOWN) == LagStatus.BLOCKED_TXN)
                .isEqualTo(blocked);
    }

    @Test
    void whatIsNotKnownBlocksNobody() {
        GroupDetail group = group("Stable");

        assertThat(LagRules.isBlocked(RULES.row(group, PARTITION, null, log(10, 100), OWNER)))
                .isFalse();
        assertThat(LagRules.isBlocked(RULES.row(group, PARTITION, at(40L), LogFacts.unknown(LagStatus.UNKNOWN), OWNER)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} ms old where {1} ms are kept")
    @CsvSource({
        "80, 100, true, AT_RISK",
        "79, 100, true, LAGGING",
        "1000, 100, false, LAGGING",
        "1000, -1, true, LAGGING",
        "1000, 0, true, LAGGING",
    })
    void unreadRecordsThatTimeWillSoonDeleteAreAtRisk(long age, long retention, boolean deletes, LagStatus expected) {
        GroupDetail group = group("Stable");
        PartitionLag row =
                RULES.row(group, PARTITION, at(40L), log(10, 100), OWNER).withAge(age, false);

        assertThat(judge(LagOptions.DEFAULT, group, row, new TopicPolicy(false, deletes, retention, -1)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "committed {0} of {1} to 110, {2} bytes kept")
    @CsvSource({
        "30, 10, 1000, AT_RISK",
        "31, 10, 1000, LAGGING",
        "10, 10, 1000, AT_RISK",
        " 0,  0, 1000, LAGGING",
        "30, 10,    0, LAGGING",
        "30, 10,   -1, LAGGING",
        "110, 10, 1000, OK",
    })
    void unreadRecordsThatSizeWillSoonDeleteAreAtRisk(long committed, long start, long bytes, LagStatus expected) {
        GroupDetail group = group("Stable");
        PartitionLag row = RULES.row(group, PARTITION, at(committed), log(start, 110), OWNER);

        assertThat(judge(LagOptions.DEFAULT, group, row, new TopicPolicy(false, true, -1, bytes)))
                .isEqualTo(expected);
    }
}
