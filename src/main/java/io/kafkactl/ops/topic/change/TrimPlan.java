package io.kafkactl.ops.topic.change;

import io.kafkactl.error.Counted;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.Uuid;

/**
 * What a trim will do, made by reading alone.
 *
 * @param warnings which groups have something to lose
 */
public record TrimPlan(
        String clusterId, String topic, Uuid topicId, List<TrimmedPartition> partitions, List<String> warnings) {
    /** How many records go, by offsets. */
    public long records() {
        return partitions.stream().mapToLong(TrimmedPartition::records).sum();
    }

    /** A line for each partition that loses something, for the person who has to agree. */
    public List<String> consequences() {
        return partitions.stream()
                .filter(partition -> partition.records() > 0)
                .map(partition -> String.format(
                        Locale.ROOT,
                        "topic '%s' partition %d: %s will be lost, from offset %d to %d",
                        topic,
                        partition.partition(),
                        Counted.of(partition.records(), "record"),
                        partition.from(),
                        partition.to() - 1))
                .toList();
    }
}
