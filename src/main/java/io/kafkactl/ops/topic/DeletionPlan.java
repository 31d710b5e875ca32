package io.kafkactl.ops.topic;

import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import java.util.List;

/**
 * What a deletion will do, made by reading alone.
 *
 * @param topics what will be deleted
 * @param absent names that do not exist and need not
 * @param bereft companions that stay behind without their topic
 * @param warnings which groups read the topics
 * @param errors names that cannot be deleted
 */
public record DeletionPlan(
        String clusterId,
        List<DoomedTopic> topics,
        List<String> absent,
        List<String> bereft,
        List<String> warnings,
        List<ItemError> errors) {

    /** A line for each loss, for the person who has to agree. */
    public List<String> consequences() {
        return topics.stream()
                .map(topic ->
                        "topic '" + topic.name() + "' with " + Counted.of(topic.partitions(), "partition") + " and "
                                + (topic.records() == null
                                        ? "an unknown number of records"
                                        : Counted.of(topic.records(), "record"))
                                + " will be lost")
                .toList();
    }
}
