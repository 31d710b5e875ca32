package io.kafkactl.ops.topic;

import java.util.SortedMap;

/** A topic that now stands as it was asked for, or would if this were no dry run. */
public record CreatedTopic(
        String name, int partitions, int replicationFactor, SortedMap<String, String> config, Status status) {
    /** How the topic came to stand. */
    public enum Status {
        CREATED,
        EXISTS,
        WOULD_CREATE
    }

    static CreatedTopic of(TopicSpec spec, Status status) {
        return new CreatedTopic(spec.name(), spec.partitions(), spec.replicationFactor(), spec.config(), status);
    }
}
