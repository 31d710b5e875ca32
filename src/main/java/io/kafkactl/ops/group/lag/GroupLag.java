package io.kafkactl.ops.group.lag;

import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind.
 *
 * @param detail null when the group could not be described
 * @param readable false when its offsets could not be read
 */
public record GroupLag(
        String group, GroupType type, @Nullable GroupDetail detail, boolean readable, List<PartitionLag> partitions)
        implements LagFigures {

    public @Nullable String state() {
        return detail == null ? null : detail.state();
    }

    public @Nullable Integer members() {
        return detail == null ? null : detail.members().size();
    }

    /** The sum of what is known; less than the truth unless {@link #complete}. Null when nothing is known. */
    @Override
    public @Nullable Long lag() {
        return sum(partitions, PartitionLag::lag, readable && !hidesPartitions());
    }

    @Override
    public @Nullable Long lost() {
        return sum(partitions, PartitionLag::lost, readable);
    }

    @Override
    public @Nullable Long ageMs() {
        return oldest(partitions);
    }

    public boolean complete() {
        return readable && detail != null && !hidesPartitions() && complete(partitions);
    }

    @Override
    public LagStatus status() {
        if (hidesPartitions()) {
            return LagStatus.REBALANCING;
        }
        return readable && detail != null ? worst(partitions) : LagStatus.UNKNOWN;
    }

    /** Members that own nothing yet, in a group that has committed nothing: what they will read is not known. */
    private boolean hidesPartitions() {
        return partitions.isEmpty() && detail != null && !detail.isStable() && !detail.isEmpty();
    }

    public boolean ageEstimated() {
        return partitions.stream().anyMatch(PartitionLag::ageEstimated);
    }

    public boolean approx() {
        return partitions.stream().anyMatch(PartitionLag::approx);
    }

    /** The same group with other rows. */
    public GroupLag withPartitions(List<PartitionLag> rows) {
        return new GroupLag(group, type, detail, readable, rows);
    }

    static @Nullable Long sum(
            Collection<PartitionLag> rows, Function<PartitionLag, @Nullable Long> number, boolean emptyIsZero) {
        List<Long> known = rows.stream().map(number).filter(Objects::nonNull).toList();
        boolean nothing = known.isEmpty() && !(emptyIsZero && rows.stream().allMatch(PartitionLag::isComplete));
        return nothing ? null : (Long) known.stream().mapToLong(Long::longValue).sum();
    }

    /** Null as soon as one age is unknown: the oldest of the others may be far too young. */
    static @Nullable Long oldest(Collection<PartitionLag> rows) {
        long oldest = 0;
        for (PartitionLag row : rows) {
            if (row.ageMs() != null) {
                oldest = Math.max(oldest, row.ageMs());
            } else if (row.isBehind() || !row.isComplete()) {
                return null;
            }
        }
        return oldest;
    }

    static boolean complete(Collection<PartitionLag> rows) {
        return rows.stream().allMatch(PartitionLag::isComplete);
    }

    static LagStatus worst(Collection<PartitionLag> rows) {
        return rows.stream().map(PartitionLag::status).max(LagStatus::compareTo).orElse(LagStatus.OK);
    }
}
