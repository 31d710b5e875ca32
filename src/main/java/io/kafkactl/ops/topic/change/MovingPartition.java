package io.kafkactl.ops.topic.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partition whose copies are on the move, by broker ids.
 *
 * @param remaining bytes that the new brokers still have to fetch; null when the sizes cannot be read
 */
public record MovingPartition(
        String topic,
        int partition,
        List<Integer> replicas,
        List<Integer> adding,
        List<Integer> removing,
        @Nullable Long copied,
        @Nullable Long remaining) {}
