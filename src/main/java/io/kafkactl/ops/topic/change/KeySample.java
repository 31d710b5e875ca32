package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Looks at the newest records of a topic to see whether they have keys. */
public final class KeySample {
    /** What the records look like. */
    public enum Keys {
        PRESENT,
        ABSENT,
        /** There is no record whose key could move. */
        NO_RECORDS,
        UNKNOWN
    }

    private static final int RECORDS = 50;
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Cancellation cancellation;

    public KeySample(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    /** A few records of some partitions, within seconds; UNKNOWN when they may not be read. */
    public Keys of(TopicDescription topic) {
        LogExtents extents =
                LogExtents.ask(connection.cluster(), List.of(topic)).answer().found();
        Map<TopicPartition, OffsetRange> newest = new HashMap<>();
        boolean complete = true;
        for (TopicPartitionInfo info : topic.partitions()) {
            OffsetRange range = extents.of(topic.name(), info.partition());
            complete &= range != null;
            if (range != null && !range.isEmpty() && newest.size() < PARTITIONS) {
                newest.put(
                        new TopicPartition(topic.name(), info.partition()),
                        new OffsetRange(Math.max(range.from(), range.to() - RECORDS), range.to()));
            }
        }
        if (newest.isEmpty()) {
            return complete ? Keys.NO_RECORDS : Keys.UNKNOWN;
        }
        try (Consumer<byte[], byte[]> consumer =
                connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"))) {
            Keys keys = read(consumer, newest);
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            return keys;
        } catch (KafkaException e) {
            KafkactlException failure = KafkaErrors.translate("sample records", e, connection.settings());
            if (failure.exitCode() == ExitCode.DENIED) {
                return Keys.UNKNOWN;
            }
            throw failure;
        }
    }

    private Keys read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetRange> ranges) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean any = false;
        while (System.nanoTime() < end && !cancellation.isCancelled()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                any = true;
                if (record.key() != null) {
                    return Keys.PRESENT;
                }
            }
            if (ranges.entrySet().stream()
                    .allMatch(entry -> consumer.position(entry.getKey())
                            >= entry.getValue().to())) {
                return any ? Keys.ABSENT : Keys.NO_RECORDS;
            }
        }
        if (cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted while looking at records; nothing was changed", null);
        }
        return Keys.UNKNOWN;
    }
}
