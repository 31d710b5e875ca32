package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.PlannedValue.Origin;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one authority says about a new topic; a later layer wins over an earlier one.
 *
 * @param detail names the authority where its origin does not; may be empty
 * @param config as people write it
 * @param unset settings of which earlier layers are to say nothing
 */
public record TopicLayer(
        Origin origin,
        String detail,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        Map<String, String> config,
        Set<String> unset) {

    static TopicLayer of(Preset preset) {
        return new TopicLayer(
                Origin.PRESET,
                preset.name(),
                preset.partitions(),
                preset.replicationFactor(),
                preset.config(),
                Set.of());
    }

    static TopicLayer of(TopicRequest flags) {
        return new TopicLayer(Origin.FLAG, "", flags.partitions(), flags.replicationFactor(), flags.config(), Set.of());
    }

    /** On a command line each value has an option of its own. */
    String detail(String option) {
        return origin == Origin.FLAG ? option : detail;
    }
}
