package io.kafkactl.ops.dlq.journal;

import java.time.Instant;

/** A run's word that it is alive and works one dead-letter partition. */
public record Lease(String run, String operator, String host, long pid, long processStart, Instant time) {}
