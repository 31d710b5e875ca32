package io.kafkactl.ops.group.lag;

import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupMember;
import io.kafkactl.ops.group.GroupType;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Groups and rows as a broker's answers make them, for tests of what is concluded from them. */
final class LagRows {
    /** The member that owns what is owned. */
    static final String OWNER = "app/10.0.0.1";

    private LagRows() {}

    static GroupDetail group(String state, GroupMember... members) {
        return group(GroupType.CONSUMER, state, members);
    }

    static GroupDetail group(GroupType type, String state, GroupMember... members) {
        return new GroupDetail(
                "pricing", type, state, type.toString(), null, null, 1, 1, List.of(members), Set.of("orders"));
    }

    static GroupMember member(String client) {
        return new GroupMember(client + "-1", null, client, "/10.0.0.1", 1, Set.of(), null);
    }

    /** A log without open transactions. */
    static LogFacts log(long start, long end) {
        return new LogFacts(null, start, end, end);
    }

    /** A row of an owned partition, judged to be behind. */
    static PartitionLag row(int partition, long committed, LogFacts log) {
        return new LagRules(LagOptions.DEFAULT)
                .row(
                        group("Stable"),
                        new TopicPartition("orders", partition),
                        CommittedOffset.at(committed),
                        log,
                        OWNER)
                .withStatus(LagStatus.LAGGING);
    }

    static PartitionLag row(int partition, long lag) {
        return row(partition, 100, log(0, 100 + lag));
    }

    /** A row of which nothing is known but why. */
    static PartitionLag unknown(int partition, LagStatus why) {
        return row(partition, 100, LogFacts.unknown(why)).withStatus(why);
    }

    static GroupLag lagOf(@Nullable GroupDetail detail, PartitionLag... rows) {
        return new GroupLag("pricing", GroupType.CONSUMER, detail, true, List.of(rows));
    }
}
