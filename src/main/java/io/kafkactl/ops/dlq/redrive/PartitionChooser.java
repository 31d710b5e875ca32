package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.Place;
import org.jspecify.annotations.Nullable;

/** Chooses the partition of redriven records by the user's rule; not thread-safe. */
final class PartitionChooser {
    private final Partitioning rule;
    private int keylessTurn;

    PartitionChooser(Partitioning rule) {
        this.rule = rule;
    }

    int choose(byte @Nullable [] key, Place origin, TargetTopic target) {
        Partitioner hash = hash(origin, target);
        if (key != null && hash != Partitioner.UNKNOWN) {
            return hash.partition(key, target.partitions());
        }
        Integer original = origin.partition();
        if (original != null && original >= 0 && original < target.partitions()) {
            return original;
        }
        if (key != null) {
            return Partitioner.MURMUR2.partition(key, target.partitions());
        }
        keylessTurn = (keylessTurn + 1) % target.partitions();
        return keylessTurn;
    }

    /** What spreads keys over the target; {@link Partitioner#UNKNOWN} for the original partition. */
    private Partitioner hash(Place origin, TargetTopic target) {
        return switch (rule) {
            case ORIGINAL -> Partitioner.UNKNOWN;
            case KEY -> Partitioner.MURMUR2;
            case KEY_CRC32 -> Partitioner.CRC32;
            case AUTO ->
                target.partitioner() == Partitioner.UNKNOWN && isElsewhere(origin, target)
                        ? Partitioner.MURMUR2
                        : target.partitioner();
        };
    }

    /** The number of a partition says nothing in a topic that the record has never been in. */
    private static boolean isElsewhere(Place origin, TargetTopic target) {
        return origin.topic() != null && !target.name().equals(origin.topic());
    }
}
