package io.kafkactl.ops.dlq;

import io.kafkactl.ops.dlq.format.Place;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Where a redrive without further options puts a dead letter.
 *
 * @param partition null when any partition will do, or the topic does not exist
 * @param why this partition
 */
public record TargetPlace(String topic, @Nullable Integer partition, String why) {
    /**
     * The original partition while the topic has it, which is right for any partitioner; else by key.
     *
     * @param partitions of the topic, 0 when it does not exist
     */
    static TargetPlace of(String topic, int partitions, Place origin, byte @Nullable [] key) {
        Integer original = origin.partition();
        if (partitions == 0) {
            return new TargetPlace(topic, null, "the topic does not exist");
        }
        if (original != null && original < partitions) {
            return new TargetPlace(topic, original, "where it came from");
        }
        String beginning = original == null
                ? "the original partition is not known"
                : "the topic has no partition " + original + " any more";
        return key == null
                ? new TargetPlace(topic, null, beginning + ", and without a key any will do")
                : new TargetPlace(
                        topic,
                        Utils.toPositive(Utils.murmur2(key)) % partitions,
                        beginning + ": by key, as Kafka's own partitioner");
    }
}
