package io.kafkactl.ops.group.lag;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first unread record of many partitions, and the others where they are few: only reading tells how many
 * offsets have a record at all.
 */
final class UnreadRecords {
    /** More are counted by their offsets. */
    static final int COUNTED = 2_000;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int FETCH_BYTES = 64 << 10;

    private final Connection connection;
    private final LagOptions.Isolation isolation;
    private final Cancellation cancellation;
    private final Set<String> forbidden = new HashSet<>();

    /**
     * What lies before a group in one partition.
     *
     * @param count read all of them, not only the first
     */
    record Backlog(String group, TopicPartition partition, long from, long to, boolean count) {}

    /** What was read of it; {@code timestamp} is null while no record was seen. */
    static final class Seen {
        private @Nullable Long timestamp;
        private long records;
        private long position;
        private boolean gaps;
        private boolean complete;

        @Nullable
        Long timestamp() {
            return timestamp;
        }

        long records() {
            return records;
        }

        /** Some offsets had no record. */
        boolean gaps() {
            return gaps;
        }

        /** The end was reached, so that {@link #records} is all there is. */
        boolean complete() {
            return complete;
        }
    }

    UnreadRecords(Connection connection, LagOptions.Isolation isolation, Cancellation cancellation) {
        this.connection = connection;
        this.isolation = isolation;
        this.cancellation = cancellation;
    }

    /** Topics that may be described but not read. */
    Set<String> forbidden() {
        return forbidden;
    }

    /** A consumer has one position in a partition, so groups that share one take turns. */
    Map<Backlog, Seen> read(List<Backlog> backlogs) {
        Map<Backlog, Seen> all = new HashMap<>();
        List<Backlog> left = new ArrayList<>(backlogs);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Consumer<byte[], byte[]> consumer = connection.consumer(config());
        Cancellation.Registration wakeup = cancellation.onCancel(consumer::wakeup);
        try {
            while (!left.isEmpty() && System.nanoTime() < deadline && !cancellation.isCancelled()) {
                Map<TopicPartition, Backlog> turn = new LinkedHashMap<>();
                left.removeIf(backlog -> turn.putIfAbsent(backlog.partition(), backlog) == null);
                all.putAll(turn(consumer, turn, deadline));
            }
        } finally {
            wakeup.close();
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
        return all;
    }

    private Map<String, Object> config() {
        return Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString(),
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                COUNTED,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                (int) POLL.toMillis());
    }

    private Map<Backlog, Seen> turn(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Backlog> open, long deadline) {
        Map<Backlog, Seen> seen = new HashMap<>();
        consumer.assign(open.keySet());
        open.forEach((partition, backlog) -> {
            Seen nothing = new Seen();
            nothing.position = backlog.from();
            seen.put(backlog, nothing);
            consumer.seek(partition, backlog.from());
        });
        while (!open.isEmpty() && System.nanoTime() < deadline && !cancellation.isCancelled()) {
            try {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                open.values()
                        .removeIf(
                                backlog -> finished(backlog, seen.getOrDefault(backlog, new Seen()), polled, consumer));
                consumer.assign(List.copyOf(open.keySet()));
            } catch (WakeupException e) {
                return seen;
            } catch (TopicAuthorizationException e) {
                forbidden.addAll(e.unauthorizedTopics());
                drop(consumer, open, partition -> e.unauthorizedTopics().contains(partition.topic()));
            } catch (OffsetOutOfRangeException e) {
                // Deleted while we looked: its age is simply not known.
                drop(consumer, open, e.partitions()::contains);
            } catch (KafkaException e) {
                throw KafkaErrors.translate("read unread records", e, connection.settings());
            }
        }
        return seen;
    }

    private static void drop(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Backlog> open,
            java.util.function.Predicate<TopicPartition> which) {
        open.keySet().removeIf(which);
        consumer.assign(List.copyOf(open.keySet()));
    }

    private static boolean finished(
            Backlog backlog, Seen seen, ConsumerRecords<byte[], byte[]> polled, Consumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : polled.records(backlog.partition())) {
            if (record.offset() >= backlog.to()) {
                break;
            }
            if (seen.timestamp == null) {
                seen.timestamp = record.timestamp();
            }
            seen.gaps |= record.offset() > seen.position;
            seen.position = record.offset() + 1;
            seen.records++;
        }
        long position = consumer.position(backlog.partition());
        if (position >= backlog.to()) {
            seen.gaps |= seen.position < backlog.to();
            seen.complete = true;
            return true;
        }
        seen.gaps |= position > seen.position;
        seen.position = Math.max(seen.position, position);
        return seen.timestamp != null && (!backlog.count() || seen.records >= COUNTED);
    }
}
