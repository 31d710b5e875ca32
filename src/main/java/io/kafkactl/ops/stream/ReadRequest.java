package io.kafkactl.ops.stream;

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
 * @param filters makes a filter for each reading thread
 * @param now what ages such as {@code @-1h} count from
 */
public record ReadRequest(
        String topic,
        @Nullable PartitionSet partitions,
        Position from,
        Position to,
        boolean follow,
        long limit,
        Supplier<RecordFilter> filters,
        Instant now) {}
