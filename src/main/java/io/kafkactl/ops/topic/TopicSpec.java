package io.kafkactl.ops.topic;

import java.util.SortedMap;

/** A topic as it is to be created. */
public record TopicSpec(String name, int partitions, int replicationFactor, SortedMap<String, String> config) {}
