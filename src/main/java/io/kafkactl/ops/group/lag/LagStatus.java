package io.kafkactl.ops.group.lag;

import java.util.Comparator;

/** What is the matter with a partition, a topic or a group; the later one in this list is the worse. */
public enum LagStatus {
    OK(0, "reads at the end"),
    UNCOMMITTED(0, "nothing is committed yet"),
    REBALANCING(1, "members are being given partitions"),
    DRAINING(1, "behind, and catching up"),
    LAGGING(1, "behind"),
    TOPIC_GONE(1, "the topic does not exist any more"),
    PARTITION_GONE(1, "the topic has no such partition"),
    REWOUND(2, "the committed offset went back"),
    GROWING(2, "behind, and falling further behind"),
    NO_AUTH(2, "the topic may not be described"),
    LEADERLESS(2, "the partition has no leader"),
    UNKNOWN(2, "could not be read"),
    BLOCKED_TXN(2, "all that is left lies behind an open transaction"),
    UNOWNED(3, "the topic is read, but this partition belongs to no member"),
    STOPPED(3, "no member reads, and records are waiting"),
    STALLED(3, "a member owns the partition and does not move"),
    AT_RISK(3, "retention will soon delete what is unread"),
    AHEAD(4, "committed beyond the end: the records until there will be skipped"),
    LOST(4, "records were deleted unread");

    public static final Comparator<LagStatus> WORST_FIRST = Comparator.reverseOrder();

    private final int severity;
    private final String meaning;

    LagStatus(int severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** From 0, nothing to do, to 4, records are lost. */
    public int severity() {
        return severity;
    }

    public String meaning() {
        return meaning;
    }

    /** As users write and read it: {@code BLOCKED-TXN}. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
