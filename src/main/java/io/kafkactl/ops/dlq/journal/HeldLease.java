package io.kafkactl.ops.dlq.journal;

import org.apache.kafka.common.Uuid;

/** A lease and the dead-letter partition that it is for. */
public record HeldLease(Uuid topicId, int partition, Lease lease) {}
