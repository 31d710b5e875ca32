package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.RedriveHeaders;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Judges by the last records of each partition that no redrive has written. */
final class RecentRecordsProbe implements PartitionerProbe {
    /** Fewer fit any hash by chance. */
    private static final int ENOUGH = 8;

    private static final int RECORDS = 200;

    private final Connection connection;
    private final Cancellation cancellation;

    RecentRecordsProbe(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    @Override
    public Partitioner of(TopicDescription topic) {
        int partitions = topic.partitions().size();
        long each = Math.max(2, RECORDS / partitions);
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<TopicPartition, OffsetRange> recent = new HashMap<>();
        LogBounds.read(connection.cluster(), IsolationLevel.READ_COMMITTED, all)
                .forEach((partition, range) ->
                        recent.put(partition, new OffsetRange(Math.max(range.from(), range.to() - each), range.to())));
        if (recent.values().stream().allMatch(OffsetRange::isEmpty)) {
            return Partitioner.UNKNOWN;
        }
        try {
            return judge(recent, partitions);
        } catch (KafkactlException e) {
            // Reading the target is a courtesy; who may only write to it still redrives to the original partition.
            return Partitioner.UNKNOWN;
        }
    }

    private Partitioner judge(Map<TopicPartition, OffsetRange> recent, int partitions) {
        int keyed = 0;
        int murmur2 = 0;
        int crc32 = 0;
        try (RangeReader reader = new RangeReader(
                connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                connection.settings(),
                recent,
                connection.settings().timeout(),
                cancellation)) {
            while (!reader.finished() && !cancellation.isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    if (record.key() != null && record.headers().lastHeader(RedriveHeaders.RUN) == null) {
                        keyed++;
                        murmur2 +=
                                Partitioner.MURMUR2.partition(record.key(), partitions) == record.partition() ? 1 : 0;
                        crc32 += Partitioner.CRC32.partition(record.key(), partitions) == record.partition() ? 1 : 0;
                    }
                }
            }
        }
        if (keyed < ENOUGH) {
            return Partitioner.UNKNOWN;
        }
        return murmur2 == keyed ? Partitioner.MURMUR2 : crc32 == keyed ? Partitioner.CRC32 : Partitioner.UNKNOWN;
    }
}
