package io.kafkactl.ops.stream.read;

import io.kafkactl.ops.stream.filter.RecordFilter;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a topic to read.
 *
 * @param partitions all when null
 * @param follow go on after the end, with records yet to be written; {@code to} then means nothing
 * @param limit how many records that pass the filter, in all partitions together
 * @param tail when not null, begin with the last so many records that pass the filter, in order of time
 * @param group the group to read with, or null; {@code from} then means nothing
 * @param filters makes a filter for each reading thread; {@link #UNFILTERED} when there is none
 * @param now what ages such as {@code @-1h} count from
 */
public record ReadRequest(
        String topic,
        @Nullable PartitionSet partitions,
        Position from,
        Position to,
        boolean follow,
        long limit,
        @Nullable Integer tail,
        @Nullable GroupMembership group,
        Supplier<RecordFilter> filters,
        Instant now) {
    public static final Supplier<RecordFilter> UNFILTERED = () -> RecordFilter.EVERYTHING;

    /** False when every record passes. */
    public boolean isFiltered() {
        return filters != UNFILTERED;
    }
}
