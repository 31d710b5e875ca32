package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** Which partition of its target a record goes to. */
public enum Partitioning {
    /** As the target's own recent records are spread, else {@link #ORIGINAL}. */
    AUTO,
    /** Where it stood before, which is right for any partitioner while the number of partitions is the same. */
    ORIGINAL,
    /** By Kafka's own hash of the key. */
    KEY,
    /** By the hash of librdkafka's default partitioners. */
    KEY_CRC32;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
