package io.kafkactl.ops.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is to be created, each value with where it comes from.
 *
 * @param preset null when none was asked for
 * @param notices which defaults had to give way to the size of the cluster
 */
public record TopicPlan(
        String name,
        PlannedValue partitions,
        PlannedValue replicationFactor,
        SortedMap<String, PlannedValue> config,
        @Nullable Preset preset,
        List<String> notices) {
    static final String LOWERED = "lowered to the number of brokers";

    /** True when there are fewer brokers than the default wants copies. */
    public boolean isReplicationLowered() {
        return replicationFactor.detail().equals(LOWERED);
    }

    /** Partitions and replication first, then the settings by name. */
    public List<PlannedValue> values() {
        List<PlannedValue> values = new ArrayList<>(List.of(partitions, replicationFactor));
        values.addAll(config.values());
        return values;
    }

    /** What is sent. */
    public TopicSpec spec() {
        SortedMap<String, String> plain = new TreeMap<>();
        config.forEach((key, value) -> plain.put(key, value.value()));
        return new TopicSpec(name, partitions.number(), replicationFactor.number(), plain);
    }
}
