package io.kafkactl.ops.group.lag;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the timestamp of a record without reading it: the broker says which offset belongs to a time, so halving finds
 * the time that belongs to an offset. Right to a second as long as timestamps rise with the offsets.
 */
final class AgeSearch {
    private static final long RECENT_MILLIS = Duration.ofDays(1).toMillis();
    private static final long PRECISION_MILLIS = 1_000;

    private final Cluster cluster;
    private final long now;

    AgeSearch(Cluster cluster, long now) {
        this.cluster = cluster;
        this.now = now;
    }

    /** A time before which the record surely is, and one at which it is not: {@code from <= timestamp < to}. */
    private record Between(long from, long to) {
        boolean isNarrow() {
            return to - from <= PRECISION_MILLIS;
        }
    }

    /** Milliseconds since the epoch, by partition, for the record at each offset or the next one after it. */
    Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Between> open = new HashMap<>();
        Map<TopicPartition, Boolean> recent = notAfter(offsets, partition -> now - RECENT_MILLIS);
        // A partition that did not answer stays out.
        recent.forEach((partition, yes) ->
                open.put(partition, yes ? new Between(now - RECENT_MILLIS, now) : new Between(0, now - RECENT_MILLIS)));
        Map<TopicPartition, Long> found = new HashMap<>();
        while (!open.isEmpty()) {
            open.entrySet().removeIf(entry -> {
                if (entry.getValue().isNarrow()) {
                    found.put(entry.getKey(), entry.getValue().from());
                }
                return entry.getValue().isNarrow();
            });
            Map<TopicPartition, Long> middles = open.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> (entry.getValue().from() + entry.getValue().to()) / 2));
            Map<TopicPartition, Long> wanted = new HashMap<>(offsets);
            wanted.keySet().retainAll(open.keySet());
            Map<TopicPartition, Boolean> answers = notAfter(wanted, partition -> middles.getOrDefault(partition, 0L));
            open.keySet().retainAll(answers.keySet());
            answers.forEach((partition, yes) -> open.computeIfPresent(partition, (p, between) -> {
                long middle = middles.getOrDefault(p, 0L);
                return yes ? new Between(middle, between.to()) : new Between(between.from(), middle);
            }));
        }
        return found;
    }

    /** Whether the first record that is not older than a time stands at or before the offset. */
    private Map<TopicPartition, Boolean> notAfter(
            Map<TopicPartition, Long> offsets, java.util.function.ToLongFunction<TopicPartition> time) {
        Map<TopicPartition, OffsetSpec> spec = List.copyOf(offsets.keySet()).stream()
                .collect(Collectors.toMap(
                        partition -> partition, partition -> OffsetSpec.forTimestamp(time.applyAsLong(partition))));
        Answers<TopicPartition, Long> answers = cluster.offsetsEach(spec, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Boolean> notAfter = new HashMap<>();
        answers.values()
                .forEach((partition, offset) ->
                        notAfter.put(partition, offset >= 0 && offset <= offsets.getOrDefault(partition, -1L)));
        return notAfter;
    }
}
