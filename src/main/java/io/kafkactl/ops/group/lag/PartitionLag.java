package io.kafkactl.ops.group.lag;

import io.kafkactl.ops.group.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in one partition; null is unknown or has no meaning, never 0.
 *
 * @param position where the group reads next: the committed offset, but at least the log start; else what
 *     {@link LagOptions.NoCommit} says
 * @param endOffset high watermark
 * @param lag records that can still be read
 * @param lost offsets below the log start that were never read
 * @param ahead offsets between the end and a committed offset beyond it
 * @param margin how many offsets the committed offset is away from being lost
 * @param ageMs age of the next unread record; 0 when there is none
 * @param ageEstimated the age was searched by timestamp, not read from the record
 * @param member who owns the partition
 * @param approx the lag counts offsets, and some of them have no record
 */
public record PartitionLag(
        String group,
        GroupType type,
        String state,
        String topic,
        int partition,
        @Nullable Long committedOffset,
        @Nullable Long position,
        @Nullable Long logStartOffset,
        @Nullable Long endOffset,
        @Nullable Long lastStableOffset,
        @Nullable Long lag,
        @Nullable Long lost,
        @Nullable Long ahead,
        @Nullable Long margin,
        @Nullable Long ageMs,
        boolean ageEstimated,
        LagStatus status,
        @Nullable String member,
        boolean approx)
        implements LagFigures {

    public boolean isBehind() {
        return lag != null && lag > 0;
    }

    /** The group's own open question is not one: nothing was committed, and the user said to ignore that. */
    boolean isComplete() {
        return lag != null || status == LagStatus.UNCOMMITTED || isGone();
    }

    private boolean isGone() {
        return status == LagStatus.TOPIC_GONE || status == LagStatus.PARTITION_GONE;
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    PartitionLag withLag(@Nullable Long value, boolean isApprox) {
        return with(value, isApprox, ageMs, ageEstimated, status);
    }

    PartitionLag withAge(@Nullable Long millis, boolean estimated) {
        return with(lag, approx, millis, estimated, status);
    }

    /** The same with another judgement. */
    public PartitionLag withStatus(LagStatus value) {
        return with(lag, approx, ageMs, ageEstimated, value);
    }

    private PartitionLag with(
            @Nullable Long otherLag,
            boolean otherApprox,
            @Nullable Long otherAgeMs,
            boolean otherAgeEstimated,
            LagStatus otherStatus) {
        return new PartitionLag(
                group,
                type,
                state,
                topic,
                partition,
                committedOffset,
                position,
                logStartOffset,
                endOffset,
                lastStableOffset,
                otherLag,
                lost,
                ahead,
                margin,
                otherAgeMs,
                otherAgeEstimated,
                otherStatus,
                member,
                otherApprox);
    }
}
