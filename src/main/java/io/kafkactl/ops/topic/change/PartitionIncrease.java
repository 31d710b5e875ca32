package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.KeySample.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;

/** Gives a topic more partitions, after making sure that the user knows what that does to keys. */
public final class PartitionIncrease {
    private static final int PERCENT = 100;

    private final Cluster cluster;

    public PartitionIncrease(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Exit 8 for fewer partitions than there are, and for Kafka's own topics, which find records by their number. */
    public static TopicChange plan(TopicDescription topic, int wanted) {
        int actual = topic.partitions().size();
        if (wanted < actual) {
            throw KafkactlException.refused(
                    "INVALID_PARTITIONS",
                    "topic '" + topic.name() + "' has " + Counted.of(actual, "partition")
                            + ", and Kafka cannot take any away",
                    "create a topic with " + Counted.of(wanted, "partition")
                            + " under the next version, copy the records with "
                            + "kafkactl consume " + topic.name() + " -o jsonl | kafkactl produce NEW -i jsonl, "
                            + "and move its readers and writers there");
        }
        if (wanted > actual && topic.isInternal()) {
            throw KafkactlException.refused(
                    "INTERNAL_TOPIC",
                    "topic '" + topic.name() + "' is Kafka's own, and its number of partitions must not change",
                    "it decides where each group's or transaction's state is found");
        }
        return new TopicChange(
                topic.name(), TopicChange.PARTITIONS, Integer.toString(actual), Integer.toString(wanted));
    }

    /** Exit 8 where an order by key would break and the user did not say that it may. */
    public static List<String> gate(TopicChange change, boolean compacted, Keys keys, boolean allowed) {
        if (!compacted && (keys == Keys.ABSENT || keys == Keys.NO_RECORDS)) {
            return List.of();
        }
        String reason = compacted
                ? "is compacted"
                : keys == Keys.PRESENT ? "has records with keys" : "may have records with keys: they cannot be read";
        List<String> moves = new ArrayList<>(List.of(
                "topic '" + change.topic() + "' " + reason + ": of its keys " + movedPercent(change)
                        + "% go to another partition from now on, and the records already there do not move",
                "  the order of a key's records is lost across the change, and a compacted topic keeps a key's old "
                        + "value in its old partition",
                "  state of stream processors and joins with topics of the same number of partitions break",
                "  a consumer with auto.offset.reset=latest misses what arrives before it finds a new partition"));
        if (!allowed) {
            throw KafkactlException.refused(
                    "KEY_ORDER",
                    "topic '" + change.topic() + "' " + reason + "; with " + change.to() + " instead of "
                            + change.from() + " partitions, " + movedPercent(change)
                            + "% of the keys go to another partition, and the records already there do not move",
                    "a topic of the next version keeps the order; --allow-partition-increase accepts the loss");
        }
        return moves;
    }

    /** How many of all keys a hash sends elsewhere when it is divided by another number. */
    static int movedPercent(TopicChange change) {
        long from = Long.parseLong(String.valueOf(change.from()));
        long to = Long.parseLong(String.valueOf(change.to()));
        long stay = gcd(from, to);
        return (int) Math.round(PERCENT - (double) PERCENT * stay / to);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Returns also when somebody else was faster and they are there. */
    public void send(String topic, int partitions, boolean dryRun) {
        try {
            cluster.call(
                    "add partitions to topic '" + topic + "'",
                    a -> a.createPartitions(
                                    Map.of(topic, NewPartitions.increaseTo(partitions)),
                                    new CreatePartitionsOptions().validateOnly(dryRun))
                            .all());
        } catch (KafkactlException e) {
            Optional<TopicDescription> now = cluster.findTopic(topic);
            if (!e.error().equals("INVALID_PARTITIONS")
                    || now.isEmpty()
                    || now.get().partitions().size() != partitions) {
                throw e;
            }
        }
    }
}
