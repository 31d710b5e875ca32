package io.kafkactl.ops.group.lag;

import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The formulas of lag, and what they say about a partition. */
final class LagRules {
    private static final double RISK = 0.8;

    private final LagOptions options;

    LagRules(LagOptions options) {
        this.options = options;
    }

    /** One row; its age is not known yet. */
    PartitionLag row(
            GroupDetail group,
            TopicPartition partition,
            @Nullable CommittedOffset committed,
            LogFacts log,
            @Nullable String owner) {
        Long offset = committed == null ? null : committed.offset();
        Long position = log.isKnown() ? position(offset, log, owner != null) : null;
        Long lag = position == null ? null : (Long) Math.max(0, end(log) - position);
        if (group.type() == GroupType.SHARE) {
            // The broker alone knows what was settled out of order.
            lag = committed == null || !log.isKnown() ? null : committed.shareLag();
        }
        Long known = log.isKnown() ? offset : null;
        return new PartitionLag(
                group.name(),
                group.type(),
                group.state(),
                partition.topic(),
                partition.partition(),
                offset,
                position,
                log.isKnown() ? (Long) log.start() : null,
                log.isKnown() ? (Long) log.highWatermark() : null,
                log.isKnown() ? (Long) log.lastStable() : null,
                lag,
                known == null ? null : (Long) Math.max(0, log.start() - known),
                known == null ? null : (Long) Math.max(0, known - log.highWatermark()),
                known == null ? null : (Long) (known - log.start()),
                lag != null && lag == 0 ? 0L : null,
                false,
                log.trouble() == null ? LagStatus.OK : log.trouble(),
                owner,
                false);
    }

    /** Where the members' log ends. */
    long end(LogFacts log) {
        return options.isolation() == LagOptions.Isolation.READ_COMMITTED ? log.lastStable() : log.highWatermark();
    }

    private @Nullable Long position(@Nullable Long committed, LogFacts log, boolean owned) {
        if (committed != null) {
            return Math.max(committed, log.start());
        }
        return switch (options.noCommit()) {
            case AUTO -> owned ? (Long) log.start() : null;
            case EARLIEST -> log.start();
            case LATEST -> end(log);
            case IGNORE -> null;
        };
    }

    /** True when the offsets between position and end may have no records. */
    static boolean countsOffsets(PartitionLag row, TopicPolicy policy) {
        return row.isBehind()
                && row.type() != GroupType.SHARE
                && (policy.compacts() || !Objects.equals(row.endOffset(), row.lastStableOffset()));
    }

    /** What is the matter, as far as one look can tell. */
    LagStatus status(PartitionLag row, GroupDetail group, TopicPolicy policy) {
        if (row.endOffset() == null) {
            return row.status();
        }
        boolean unowned =
                group.isStable() && row.member() == null && group.topics().contains(row.topic());
        if (row.committedOffset() == null && row.type() == GroupType.SHARE) {
            // No member has touched it yet, and what the group will skip is not known.
            return LagStatus.UNKNOWN;
        }
        if (row.committedOffset() == null) {
            return unowned ? LagStatus.UNOWNED : LagStatus.UNCOMMITTED;
        }
        if (positive(row.lost())) {
            return LagStatus.LOST;
        }
        if (positive(row.ahead())) {
            return LagStatus.AHEAD;
        }
        if (row.lag() == null) {
            return LagStatus.UNKNOWN;
        }
        if (atRisk(row, policy)) {
            return LagStatus.AT_RISK;
        }
        if (isBlocked(row)) {
            return LagStatus.BLOCKED_TXN;
        }
        if (unowned) {
            return LagStatus.UNOWNED;
        }
        return row.lag() <= options.allowedLag() ? LagStatus.OK : behind(row, group);
    }

    private static LagStatus behind(PartitionLag row, GroupDetail group) {
        if (group.isEmpty()) {
            return LagStatus.STOPPED;
        }
        if (!group.isStable()) {
            return LagStatus.REBALANCING;
        }
        return row.member() == null ? LagStatus.STOPPED : LagStatus.LAGGING;
    }

    /** A reader of committed records has read all it may, and more is written. */
    static boolean isBlocked(PartitionLag row) {
        Long committed = row.committedOffset();
        Long stable = row.lastStableOffset();
        Long end = row.endOffset();
        return committed != null
                && stable != null
                && end != null
                && committed >= stable
                && committed < end
                && end > stable;
    }

    private static boolean atRisk(PartitionLag row, TopicPolicy policy) {
        if (!row.isBehind() || !policy.deletes() || row.lag() == null) {
            return false;
        }
        boolean old =
                row.ageMs() != null && policy.retentionMillis() > 0 && row.ageMs() >= RISK * policy.retentionMillis();
        Long start = row.logStartOffset();
        Long end = row.endOffset();
        // By size, a log that never lost a record yet may still have room.
        boolean large = policy.retentionBytes() > 0
                && start != null
                && end != null
                && start > 0
                && row.lag() >= RISK * (end - start);
        return old || large;
    }

    private static boolean positive(@Nullable Long number) {
        return number != null && number > 0;
    }
}
