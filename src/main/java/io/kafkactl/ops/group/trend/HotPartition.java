package io.kafkactl.ops.group.trend;

import io.kafkactl.ops.group.lag.PartitionLag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A partition that holds most of a group's lag, and why.
 *
 * @param row the worst of them
 */
public record HotPartition(PartitionLag row, Cause cause) {
    private static final long LEAST_LAG = 1_000;
    private static final double SHARE = 0.25;
    private static final int TIMES = 5;

    /** Why a partition is behind the others. */
    public enum Cause {
        /** It is given more records than the others. */
        KEY_SKEW,
        /** The committed offset does not move. */
        STUCK_RECORD,
        /** One member owns all that are behind. */
        SLOW_MEMBER,
        /** None of these. */
        SLOW_PARTITION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Compares each with the median of the others and with the total. A distance in standard deviations would never
     * flag one of five partitions: it cannot exceed (n-1)/√n.
     */
    static Optional<HotPartition> among(List<PartitionTrend> partitions) {
        long total = partitions.stream().mapToLong(HotPartition::lag).sum();
        if (partitions.size() < 2 || total < LEAST_LAG) {
            return Optional.empty();
        }
        List<PartitionTrend> flagged = partitions.stream()
                .filter(one -> lag(one) >= SHARE * total && lag(one) >= TIMES * medianOfOthers(partitions, one))
                .sorted((a, b) -> Long.compare(lag(b), lag(a)))
                .toList();
        return flagged.isEmpty()
                ? Optional.empty()
                : Optional.of(new HotPartition(flagged.get(0).last(), cause(partitions, flagged)));
    }

    private static Cause cause(List<PartitionTrend> partitions, List<PartitionTrend> flagged) {
        PartitionTrend worst = flagged.get(0);
        double produced = partitions.stream().mapToDouble(HotPartition::in).sum();
        if (produced > 0 && in(worst) / produced >= 2.0 / partitions.size()) {
            return Cause.KEY_SKEW;
        }
        if (worst.out() != null && worst.out() == 0) {
            return Cause.STUCK_RECORD;
        }
        List<String> owners = flagged.stream()
                .map(partition -> partition.last().member())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toList());
        boolean others = partitions.stream()
                        .map(partition -> partition.last().member())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
        return owners.size() == 1 && others ? Cause.SLOW_MEMBER : Cause.SLOW_PARTITION;
    }

    private static double medianOfOthers(List<PartitionTrend> partitions, PartitionTrend one) {
        long[] lags = partitions.stream()
                .filter(other -> !other.equals(one))
                .mapToLong(HotPartition::lag)
                .sorted()
                .toArray();
        int half = lags.length / 2;
        return lags.length % 2 == 1
                ? lags[half]
                : Arrays.stream(lags, half - 1, half + 1).average().orElse(0);
    }

    private static long lag(PartitionTrend partition) {
        Long lag = partition.last().lag();
        return lag == null ? 0 : lag;
    }

    private static double in(PartitionTrend partition) {
        return partition.in() == null ? 0 : partition.in();
    }
}
