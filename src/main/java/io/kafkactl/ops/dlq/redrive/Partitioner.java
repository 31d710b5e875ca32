package io.kafkactl.ops.dlq.redrive;

import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;

/** How the producers of a topic choose partitions by key, as far as its records show. */
public enum Partitioner {
    MURMUR2,
    CRC32,
    UNKNOWN;

    /** Undefined for {@link #UNKNOWN}, which knows no hash. */
    int partition(byte[] key, int partitions) {
        if (this == MURMUR2) {
            return Utils.toPositive(Utils.murmur2(key)) % partitions;
        }
        CRC32 crc = new CRC32();
        crc.update(key);
        return (int) (crc.getValue() % partitions);
    }
}
