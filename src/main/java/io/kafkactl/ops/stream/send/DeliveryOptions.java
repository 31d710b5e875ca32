package io.kafkactl.ops.stream.send;

import org.jspecify.annotations.Nullable;

/**
 * How records travel.
 *
 * @param partitioning null leaves it to the client
 * @param compression null for the default, as are the acks
 * @param transactional all records in one transaction, or none
 * @param perSecond how many records a second at most, or null
 */
public record DeliveryOptions(
        @Nullable Partitioning partitioning,
        @Nullable String compression,
        @Nullable String acks,
        boolean transactional,
        @Nullable Double perSecond) {
    public static final DeliveryOptions DEFAULT = new DeliveryOptions(null, null, null, false, null);
}
