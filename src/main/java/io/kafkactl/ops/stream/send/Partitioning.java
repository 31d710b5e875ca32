package io.kafkactl.ops.stream.send;

import java.util.Locale;

/** How a record finds its partition when neither it nor the user names one. */
public enum Partitioning {
    /** By the key as Kafka's own clients do it; without key as {@link #STICKY}. */
    MURMUR2,
    /** By the key as librdkafka's {@code consistent_random} does it; without key, or with an empty one, any partition. */
    CRC32,
    /** A batch for one partition, the next for another; the key is not looked at. */
    STICKY,
    /** One after the other; the key is not looked at. */
    ROUND_ROBIN;

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
