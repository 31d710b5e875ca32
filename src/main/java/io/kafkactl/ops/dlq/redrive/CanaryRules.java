package io.kafkactl.ops.dlq.redrive;

import java.time.Duration;

/**
 * A few records that go first, to see whether they fail again.
 *
 * @param patience how long the failing group may take to read them
 * @param mostReturned the share of them that may come back, from 0 to 1
 */
public record CanaryRules(int records, Duration patience, double mostReturned) {}
