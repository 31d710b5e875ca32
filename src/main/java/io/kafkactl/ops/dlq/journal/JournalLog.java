package io.kafkactl.ops.dlq.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.LogBounds;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Reads the journal's records to the end that they have when the reading begins. */
final class JournalLog {
    private final Connection connection;
    private final String topic;
    private final Cancellation cancellation;

    JournalLog(Connection connection, String topic, Cancellation cancellation) {
        this.connection = connection;
        this.topic = topic;
        this.cancellation = cancellation;
    }

    /**
     * Reads to the high watermark. The last stable offset would be wrong: an open transaction of any run holds it back,
     * and committed entries behind it would be missed.
     */
    void read(
            Set<TopicPartition> partitions,
            String isolation,
            Duration patience,
            Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        read(partitions, Map.of(), isolation, patience, sink);
    }

    /**
     * The same for what is new.
     *
     * @param from where an earlier look ended, for partitions that had one
     * @return where this one ended
     */
    Map<TopicPartition, Long> read(
            Set<TopicPartition> partitions,
            Map<TopicPartition, Long> from,
            String isolation,
            Duration patience,
            Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        LogBounds.read(connection.cluster(), IsolationLevel.READ_UNCOMMITTED, partitions)
                .forEach((partition, range) -> {
                    long begin = Math.max(range.from(), from.getOrDefault(partition, range.from()));
                    ranges.put(partition, new OffsetRange(Math.min(begin, range.to()), range.to()));
                    ends.put(partition, range.to());
                });
        var consumer = connection.consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation));
        try (RangeReader reader = new RangeReader(consumer, connection.settings(), ranges, patience, cancellation)) {
            while (!reader.finished()) {
                if (cancellation.isCancelled()) {
                    throw KafkactlException.interrupted(
                            "interrupted while the journal was read; what was sent before stands in it", null);
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    if (record.key() != null) {
                        sink.accept(record);
                    }
                }
            }
        }
        return ends;
    }

    /**
     * The leases of a dead-letter topic by partition, read uncommitted: they are not transactional and must not wait.
     *
     * @param until each partition's lease is the one before this run first took it; empty for the last one
     */
    Map<Integer, Lease> leases(TopicPartition at, Uuid topicId, String until) {
        Map<Integer, Lease> leases = new HashMap<>();
        Set<Integer> closed = new HashSet<>();
        String prefix = "lease/" + topicId + "/";
        read(Set.of(at), "read_uncommitted", connection.settings().timeout(), record -> {
            String key = new String(record.key(), UTF_8);
            if (key.startsWith(prefix)) {
                int partition = Integer.parseInt(key.substring(prefix.length()));
                Lease lease = record.value() == null ? null : SignCodec.decodeLease(record.value(), where(record));
                if (lease != null && lease.run().equals(until)) {
                    closed.add(partition);
                } else if (!closed.contains(partition)) {
                    leases.put(partition, lease);
                }
            }
        });
        leases.values().removeIf(Objects::isNull);
        return leases;
    }

    static String where(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    KafkactlException heldBack(Set<TopicPartition> partitions, KafkactlException cause) {
        List<String> producers = partitions.stream()
                .flatMap(p -> connection
                        .cluster()
                        .call(
                                "describe the producers of " + p,
                                a -> a.describeProducers(Set.of(p), new DescribeProducersOptions())
                                        .partitionResult(p))
                        .activeProducers()
                        .stream()
                        .filter(producer ->
                                producer.currentTransactionStartOffset().isPresent())
                        .map(producer -> "producer " + producer.producerId() + " on " + p))
                .toList();
        return KafkactlException.unreachable(
                "JOURNAL_HELD_BACK",
                "the journal '" + topic + "' cannot be read to its end: an open transaction holds it back ("
                        + (producers.isEmpty() ? "its producer is not shown" : String.join(", ", producers)) + ")",
                "it ends within the producer's transaction.timeout.ms; then run the same command again",
                cause);
    }
}
