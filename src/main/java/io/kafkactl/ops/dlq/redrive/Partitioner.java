package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.stream.KeyHash;

/** How the producers of a topic choose partitions by key, as far as its records show. */
public enum Partitioner {
    MURMUR2,
    CRC32,
    UNKNOWN;

    /** Undefined for {@link #UNKNOWN}, which knows no hash. */
    int partition(byte[] key, int partitions) {
        return (this == MURMUR2 ? KeyHash.MURMUR2 : KeyHash.CRC32).partition(key, partitions);
    }
}
