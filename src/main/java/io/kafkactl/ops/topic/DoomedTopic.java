package io.kafkactl.ops.topic;

import org.jspecify.annotations.Nullable;

/**
 * A topic that is to be deleted, or has been.
 *
 * @param topicId what is deleted; another topic that takes the name meanwhile has another id
 * @param records how many records are lost with it, by its offsets; null where a partition has no leader to ask
 */
public record DoomedTopic(
        String name,
        String topicId,
        int partitions,
        @Nullable Long records) {}
