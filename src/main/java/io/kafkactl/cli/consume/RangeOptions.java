package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.PartitionSetConverter;
import io.kafkactl.cli.support.PositionConverter;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.filter.RecordFilter;
import io.kafkactl.ops.stream.read.GroupMembership;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which part of the topic to read: where to begin, where to stop, how much. */
@Command(optionListHeading = "What to read")
final class RangeOptions {
    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to begin, inclusive (default: start; with -f: end).")
    @Nullable
    Position from;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to stop, exclusive (default: end).")
    @Nullable
    Position to;

    @Option(
            names = "--partition",
            paramLabel = "LIST",
            converter = PartitionSetConverter.class,
            description = "Only these partitions, such as 0,3-5.")
    @Nullable
    PartitionSet partitions;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "At most so many records, over all partitions; only those that pass the filters count.")
    long limit = Long.MAX_VALUE;

    @Option(
            names = "--tail",
            paramLabel = "N",
            description =
                    "The last N records of the range over all partitions, in order of time; with -f go on after them.")
    @Nullable
    Integer tail;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new records until interrupted.")
    boolean follow;

    void validate() {
        if (follow && to != null) {
            throw KafkactlException.usage("--follow has no end, but --to gives one", "leave one of them out");
        }
        if (from instanceof Position.Offset first
                && to instanceof Position.Offset end
                && first.offset() > end.offset()) {
            throw KafkactlException.usage(
                    "--from " + first.offset() + " lies behind --to " + end.offset(), "nothing lies between them");
        }
        if (limit < 0) {
            throw KafkactlException.usage("--limit " + limit + " is less than 0", null);
        }
        if (tail != null && tail < 0) {
            throw KafkactlException.usage("--tail " + tail + " is less than 0", null);
        }
    }

    ReadRequest request(String topic, @Nullable GroupMembership group, Supplier<RecordFilter> filters, Instant now) {
        Position begin = from != null ? from : follow && tail == null ? Position.END : Position.START;
        return new ReadRequest(
                topic, partitions, begin, to == null ? Position.END : to, follow, limit, tail, group, filters, now);
    }
}
