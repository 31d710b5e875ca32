package io.kafkactl.ops.stream;

import java.util.zip.CRC32;
import org.apache.kafka.common.utils.Utils;

/** The hashes by which clients spread keys over partitions. */
public enum KeyHash {
    /** Of Kafka's own clients: {@code BuiltInPartitioner.partitionForKey}. */
    MURMUR2 {
        @Override
        public int partition(byte[] key, int partitions) {
            return Utils.toPositive(Utils.murmur2(key)) % partitions;
        }
    },
    /** Of librdkafka's {@code consistent} and, for keys that are not empty, {@code consistent_random}. */
    CRC32 {
        @Override
        public int partition(byte[] key, int partitions) {
            CRC32 crc = new CRC32();
            crc.update(key);
            return (int) (crc.getValue() % partitions);
        }
    };

    /** From 0, below {@code partitions}. */
    public abstract int partition(byte[] key, int partitions);
}
