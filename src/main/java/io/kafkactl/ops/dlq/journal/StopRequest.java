package io.kafkactl.ops.dlq.journal;

import java.time.Instant;

/** Somebody's word that a run is to stop after the transaction it is in. */
public record StopRequest(String run, String operator, Instant time) {}
