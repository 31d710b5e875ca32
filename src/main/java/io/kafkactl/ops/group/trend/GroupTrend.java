package io.kafkactl.ops.group.trend;

import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a group moves.
 *
 * @param group the newest sample, its rows judged by their movement too
 * @param lags total lag of each sample in the window, oldest first; null where it was not completely known
 * @param hot the partition that holds the group up, and why; null when none stands out
 */
public record GroupTrend(
        GroupLag group,
        List<PartitionTrend> partitions,
        List<@Nullable Long> lags,
        @Nullable HotPartition hot) {

    public @Nullable Double in() {
        return sum(PartitionTrend::in);
    }

    public @Nullable Double out() {
        return sum(PartitionTrend::out);
    }

    private @Nullable Double sum(Function<PartitionTrend, @Nullable Double> rate) {
        List<Double> known =
                partitions.stream().map(rate).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (Double) known.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Until the last partition is drained, not the average one; null when that cannot be told. */
    public @Nullable Duration drain() {
        return partitions.stream().allMatch(partition -> partition.drain() != null)
                ? partitions.stream()
                        .map(PartitionTrend::drain)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    /** False when a partition that is behind does not catch up; null as long as that cannot be told. */
    public @Nullable Boolean drains() {
        if (neverDrains()) {
            return false;
        }
        return drain() == null ? null : (Boolean) true;
    }

    /** True when a partition that is behind does not catch up. */
    public boolean neverDrains() {
        return partitions.stream()
                .anyMatch(partition -> partition.last().isBehind()
                        && partition.in() != null
                        && partition.out() != null
                        && !partition.drains());
    }

    /** The partition that retention reaches first. */
    public @Nullable PartitionTrend nextLoss() {
        return partitions.stream()
                .filter(partition -> partition.loss() != null)
                .min(Comparator.comparing(partition -> Objects.requireNonNull(partition.loss())))
                .orElse(null);
    }

    public LagStatus status() {
        if (partitions.isEmpty()) {
            return group.status();
        }
        LagStatus worst = partitions.stream()
                .map(PartitionTrend::last)
                .map(PartitionLag::status)
                .max(Comparator.naturalOrder())
                .orElse(LagStatus.OK);
        return group.readable() && group.detail() != null ? worst : LagStatus.UNKNOWN;
    }
}
