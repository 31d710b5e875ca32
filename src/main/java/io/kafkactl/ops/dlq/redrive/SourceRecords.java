package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Fetches source records by their coordinates, and only those that stand at exactly the asked offset: after compaction
 * or retention a reader is given the next one instead.
 *
 * <p>Not thread-safe: one for each worker.
 */
public final class SourceRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;
    private final Map<String, Integer> partitionCounts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;

    public SourceRecords(Connection connection) {
        this.connection = connection;
    }

    /** Empty when the topic, the partition or exactly that offset is gone. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset) {
        int count = partitionCounts.computeIfAbsent(
                topic,
                name -> connection
                        .cluster()
                        .findTopic(name)
                        .map(TopicDescription::partitions)
                        .map(List::size)
                        .orElse(0));
        if (partition >= count) {
            return Optional.empty();
        }
        try {
            return fetch(new TopicPartition(topic, partition), offset);
        } catch (OffsetOutOfRangeException e) {
            return Optional.empty();
        } catch (KafkaException e) {
            throw KafkaErrors.translate(
                    "read source record " + topic + "-" + partition + "@" + offset, e, connection.settings());
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> fetch(TopicPartition partition, long offset) {
        Consumer<byte[], byte[]> reader = open();
        reader.assign(List.of(partition));
        if (offset >= end(reader, partition, offset)) {
            return Optional.empty();
        }
        reader.seek(partition, offset);
        long deadline = System.nanoTime() + connection.settings().timeout().toNanos();
        while (reader.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL).records(partition)) {
                return record.offset() == offset ? Optional.of(record) : Optional.empty();
            }
            if (System.nanoTime() > deadline) {
                throw new org.apache.kafka.common.errors.TimeoutException("no answer to a fetch");
            }
        }
        return Optional.empty();
    }

    /** Beyond the end a fetch would wait instead of failing. Ends only grow, so that one is asked for again late. */
    private long end(Consumer<byte[], byte[]> reader, TopicPartition partition, long offset) {
        long known = ends.getOrDefault(partition, 0L);
        if (offset < known) {
            return known;
        }
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        ends.put(partition, end);
        return end;
    }

    private Consumer<byte[], byte[]> open() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            // One record is wanted: small fetches keep a look-up cheap. Uncommitted, because the application has seen
            // it: an open transaction before it would make it look gone.
            open = connection.consumer(Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
                    ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65_536));
            consumer = open;
        }
        return open;
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
