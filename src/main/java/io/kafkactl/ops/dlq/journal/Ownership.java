package io.kafkactl.ops.dlq.journal;

import java.time.Instant;

/** A run's record that it works one dead-letter partition from now on. */
public record Ownership(String topicId, int partition, String run, String operator, Instant time) {}
