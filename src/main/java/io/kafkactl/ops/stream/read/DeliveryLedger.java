package io.kafkactl.ops.stream.read;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The books of a read: what is safely out of our hands, and where each partition goes on after it. */
public final class DeliveryLedger {
    private final Map<TopicPartition, Long> positions =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    private long records;
    private long bytes;
    private long passed;

    DeliveryLedger(Map<TopicPartition, Long> begin) {
        positions.putAll(begin);
    }

    public synchronized void add(Map<TopicPartition, Long> reached, long moreRecords, long moreBytes) {
        reached.forEach((partition, position) -> {
            Long before = positions.put(partition, position);
            passed += before == null ? 0 : Math.max(0, position - before);
        });
        records += moreRecords;
        bytes += moreBytes;
    }

    synchronized Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    synchronized long records() {
        return records;
    }

    /** Offsets that were gone by, with or without a record that was asked for. */
    synchronized long passed() {
        return passed;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** The options with which another run goes on, partition by partition. */
    synchronized String continuation() {
        return positions.entrySet().stream()
                .map(e -> "--partition " + e.getKey().partition() + " --from " + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
