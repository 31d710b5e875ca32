package io.kafkactl.ops.dlq;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** The bounds of dead-letter partitions at one moment, from log start to last stable offset, and samples from them. */
public final class DlqSnapshot {
    private static final int SAMPLE = 5;

    private final Connection connection;
    private final Cancellation cancellation;
    private final Map<TopicPartition, OffsetRange> ranges;
    private final Map<TopicPartition, Long> hidden;

    private DlqSnapshot(
            Connection connection,
            Cancellation cancellation,
            Map<TopicPartition, OffsetRange> ranges,
            Map<TopicPartition, Long> hidden) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.ranges = ranges;
        this.hidden = hidden;
    }

    public static DlqSnapshot take(
            Connection connection, Collection<TopicPartition> partitions, Cancellation cancellation) {
        Map<TopicPartition, OffsetRange> ranges =
                LogBounds.read(connection.cluster(), IsolationLevel.READ_COMMITTED, partitions);
        Map<TopicPartition, Long> watermarks =
                LogBounds.ends(connection.cluster(), IsolationLevel.READ_UNCOMMITTED, partitions);
        Map<TopicPartition, Long> hidden = new HashMap<>();
        ranges.forEach((p, range) -> hidden.put(p, Math.max(0, watermarks.getOrDefault(p, range.to()) - range.to())));
        return new DlqSnapshot(connection, cancellation, ranges, hidden);
    }

    /** Offsets behind an open transaction: they are for a later run. */
    public long hidden(Collection<TopicPartition> partitions) {
        return partitions.stream().mapToLong(p -> hidden.getOrDefault(p, 0L)).sum();
    }

    public OffsetRange range(TopicPartition partition) {
        return ranges.getOrDefault(partition, new OffsetRange(0, 0));
    }

    public Map<TopicPartition, OffsetRange> ranges() {
        return Map.copyOf(ranges);
    }

    /** The first and last few records of every partition, by topic. */
    public Map<String, List<ConsumerRecord<byte[], byte[]>>> sample() {
        return sample(ranges);
    }

    /** The first and last few records of these parts, by topic. */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> sample(Map<TopicPartition, OffsetRange> parts) {
        Map<TopicPartition, OffsetRange> heads = new HashMap<>();
        Map<TopicPartition, OffsetRange> tails = new HashMap<>();
        parts.forEach((p, range) -> {
            heads.put(p, head(range));
            tails.put(p, tail(range));
        });
        Map<String, List<ConsumerRecord<byte[], byte[]>>> samples = new HashMap<>();
        collect(heads, samples);
        collect(tails, samples);
        return samples;
    }

    /** The offsets at the beginning of a part that a sample looks at. */
    static OffsetRange head(OffsetRange part) {
        return new OffsetRange(part.from(), Math.min(part.to(), part.from() + SAMPLE));
    }

    /** Those at its end. */
    static OffsetRange tail(OffsetRange part) {
        return new OffsetRange(Math.max(head(part).to(), part.to() - SAMPLE), part.to());
    }

    private void collect(
            Map<TopicPartition, OffsetRange> parts, Map<String, List<ConsumerRecord<byte[], byte[]>>> samples) {
        read(
                parts,
                record -> samples.computeIfAbsent(record.topic(), t -> new ArrayList<>())
                        .add(record));
    }

    /** Reads all of these parts. */
    void read(Map<TopicPartition, OffsetRange> parts, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (RangeReader reader = reader(parts)) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                reader.poll().forEach(each);
            }
        }
    }

    /** A read_committed reader of the given parts; aborted dead letters are never seen. */
    public RangeReader reader(Map<TopicPartition, OffsetRange> parts) {
        return new RangeReader(
                connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                connection.settings(),
                parts,
                connection.settings().timeout(),
                cancellation);
    }
}
