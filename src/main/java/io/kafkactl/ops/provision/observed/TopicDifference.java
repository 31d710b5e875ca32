package io.kafkactl.ops.provision.observed;

import io.kafkactl.ops.provision.desired.DesiredTopic;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a topic differs from what is wanted.
 *
 * @param observed null for a topic that does not exist
 * @param changes what has to change; empty for a topic that is as it should be, and for one that does not exist
 * @param unmanaged what the topic sets itself and the manifest says nothing about
 * @param notes what is so already in another way than it was written
 */
public record TopicDifference(
        DesiredTopic desired,
        @Nullable ObservedTopic observed,
        List<Change> changes,
        SortedMap<String, String> unmanaged,
        List<String> notes) {
    /** What kind of change it takes. */
    public enum Kind {
        SET,
        UNSET,
        PARTITIONS,
        REPLICATION
    }

    /**
     * One property.
     *
     * @param property the setting, or {@code partitions} or {@code replication.factor}
     * @param to null for the brokers' default where they do not tell it
     */
    public record Change(
            Kind kind,
            String property,
            @Nullable String from,
            @Nullable String to) {}

    /** True for a topic that exists and is as it should be. */
    public boolean isConverged() {
        return observed != null && changes.isEmpty();
    }
}
