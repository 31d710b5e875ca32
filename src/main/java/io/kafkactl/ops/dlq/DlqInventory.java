package io.kafkactl.ops.dlq;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.record.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Takes stock of all dead-letter topics with one pass over the cluster. */
public final class DlqInventory {
    private final Connection connection;
    private final Cancellation cancellation;
    private final Formats formats;

    public DlqInventory(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.formats = Formats.of(connection.settings().dlq(), RegistrySchemas.of(connection));
    }

    public List<DlqOverview> list() {
        List<DlqTopic> topics = new DlqCatalog(connection.cluster()).find();
        List<TopicPartition> partitions =
                topics.stream().flatMap(t -> t.topicPartitions().stream()).toList();
        if (partitions.isEmpty()) {
            return List.of();
        }
        DlqSnapshot snapshot = DlqSnapshot.take(connection, partitions, cancellation);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> samples = snapshot.sample();
        Map<Uuid, JournalState> journal = new Journal(
                        connection, connection.settings().dlq().journal(), Duration.ZERO, cancellation)
                .read(topics.stream().map(DlqTopic::topicId).collect(Collectors.toSet()), Journal.Reading.ADVISORY);
        return topics.stream()
                .map(topic -> overview(
                        topic,
                        snapshot,
                        samples.getOrDefault(topic.name(), List.of()),
                        journal.getOrDefault(topic.topicId(), new JournalState())))
                .toList();
    }

    private DlqOverview overview(
            DlqTopic topic, DlqSnapshot snapshot, List<ConsumerRecord<byte[], byte[]>> samples, JournalState journal) {
        long total = 0;
        long settled = 0;
        for (TopicPartition partition : topic.topicPartitions()) {
            OffsetRange range = snapshot.range(partition);
            total += range.size();
            settled += journal.settled(partition.partition()).count(range.from(), range.to());
        }
        String configured = topic.format();
        List<String> formats = configured != null
                ? List.of(configured)
                : this.formats.detect(samples).stream()
                        .map(DeadLetterFormat::id)
                        .toList();
        return new DlqOverview(
                topic.name(),
                formats,
                topic.source(),
                total - settled,
                settled,
                total,
                snapshot.hidden(topic.topicPartitions()),
                oldest(samples),
                journal.isComplete());
    }

    private static @Nullable Instant oldest(List<ConsumerRecord<byte[], byte[]>> samples) {
        return samples.stream()
                .map(ConsumerRecord::timestamp)
                .filter(t -> t >= 0)
                .min(Long::compare)
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }
}
