package io.kafkactl.ops.dlq.journal;

import org.apache.kafka.common.Uuid;

/**
 * A lease and the dead-letter partition that it is for.
 *
 * @param partition {@link #PROCESS} for the sign of life of a process that shares partitions with others
 */
public record HeldLease(Uuid topicId, int partition, Lease lease) {
    /** Stands for no partition in particular. */
    public static final int PROCESS = -1;
}
