package io.kafkactl.ops.dlq.redrive;

import org.apache.kafka.clients.admin.TopicDescription;

/** Finds out how a topic's records are spread over its partitions. */
@FunctionalInterface
interface PartitionerProbe {
    /** Looks at nothing. */
    PartitionerProbe NONE = topic -> Partitioner.UNKNOWN;

    Partitioner of(TopicDescription topic);
}
