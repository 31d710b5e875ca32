package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.TargetPlace;
import io.kafkactl.ops.dlq.format.Place;
import org.jspecify.annotations.Nullable;

/** Says which partition a redrive without further options would choose for one dead letter, and why. */
public final class TargetPreview {
    private final TargetTopics targets;
    private final PartitionChooser chooser = new PartitionChooser(Partitioning.AUTO);

    public TargetPreview(Connection connection, Cancellation cancellation) {
        this.targets = new TargetTopics(connection.cluster(), new RecentRecordsProbe(connection, cancellation));
    }

    /** @param origin whose topic is the target */
    public TargetPlace of(String topic, Place origin, byte @Nullable [] key) {
        TargetTopic target = targets.find(topic).orElse(null);
        if (target == null) {
            return new TargetPlace(topic, null, "the topic does not exist");
        }
        Integer original = origin.partition();
        boolean stays = original != null && original < target.partitions();
        if (key != null && target.partitioner() != Partitioner.UNKNOWN) {
            String how = "by key, with the " + target.partitioner() + " hash that its other records show";
            return new TargetPlace(topic, chooser.choose(key, origin, target), how);
        }
        if (stays) {
            return new TargetPlace(topic, original, "where it came from");
        }
        String beginning = original == null
                ? "the original partition is not known"
                : "the topic has no partition " + original + " any more";
        return key == null
                ? new TargetPlace(topic, null, beginning + ", and without a key any will do")
                : new TargetPlace(topic, chooser.choose(key, origin, target), beginning + ": by key, as Kafka's own");
    }
}
