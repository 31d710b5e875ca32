package io.kafkactl.ops.group.trend;

import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one partition moves.
 *
 * @param last the newest row, judged by the movement too
 * @param in records produced a second; null before there are two samples
 * @param out records consumed a second, by committed offsets
 * @param drain how long until the lag is gone; null when that cannot be told
 * @param drains false when consuming is not faster than producing
 * @param loss how long until retention reaches the group; null when it does not
 */
public record PartitionTrend(
        PartitionLag last,
        @Nullable Double in,
        @Nullable Double out,
        @Nullable Duration drain,
        boolean drains,
        @Nullable Duration loss) {}
