package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.TopicLeaders;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.LogExtents;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Waits until the brokers have caught up with a change that the controller has already accepted. */
public final class TopicReadiness {
    private static final long PAUSE_MILLIS = 50;

    private final Cluster cluster;
    private final Cancellation cancellation;

    public TopicReadiness(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.cancellation = cancellation;
    }

    /** Returns when every partition has a leader that answers and all its copies are in sync; exit 3 after the time-out. */
    public void await(String topic, int partitions) {
        String prefix = "topic '" + topic + "' has " + Counted.of(partitions, "partition") + " now, but ";
        poll(prefix, () -> obstacle(topic, partitions));
        new TopicLeaders(cluster)
                .await(cluster.topic(topic), cluster.settings().timeout().toMillis())
                .ifPresent(e -> {
                    throw late(prefix + "its leaders do not answer: " + e.message(), e);
                });
    }

    /** Returns when the brokers show that many copies of each partition, all in sync; exit 3 after the time-out. */
    public void awaitCopies(String topic, int copies) {
        poll(
                "the copies of topic '" + topic + "' have moved, but ",
                () -> cluster.findTopic(topic)
                        .map(description -> description.partitions().stream()
                                .flatMap(partition -> (partition.replicas().size() == copies
                                                ? obstacle(partition)
                                                : Optional.of("the brokers still show "
                                                        + Counted.of(
                                                                partition
                                                                        .replicas()
                                                                        .size(),
                                                                "copy",
                                                                "copies")))
                                        .stream())
                                .findFirst())
                        .orElseGet(() -> Optional.of("no broker shows it")));
    }

    /** Calls until nothing stands in the way any more; exit 3 after the time-out, exit 130 when told to stop. */
    public void poll(String prefix, Supplier<Optional<String>> obstacle) {
        long timeout = cluster.settings().timeout().toNanos();
        long start = System.nanoTime();
        Optional<String> found = obstacle.get();
        while (found.isPresent()) {
            if (System.nanoTime() - start > timeout) {
                throw late(
                        prefix + found.get() + " after "
                                + cluster.settings().timeout().toMillis() + " ms",
                        null);
            }
            pause(prefix + found.get());
            found = obstacle.get();
        }
    }

    private Optional<String> obstacle(String topic, int partitions) {
        Optional<TopicDescription> description = cluster.findTopic(topic);
        if (description.isEmpty() || description.get().partitions().size() < partitions) {
            return Optional.of("no broker shows all of it");
        }
        return description.get().partitions().stream()
                .flatMap(partition -> obstacle(partition).stream())
                .findFirst();
    }

    private static Optional<String> obstacle(TopicPartitionInfo partition) {
        if (!LogExtents.hasLeader(partition)) {
            return Optional.of("partition " + partition.partition() + " has no leader");
        }
        return partition.isr().size() < partition.replicas().size()
                ? Optional.of("only " + partition.isr().size() + " of "
                        + partition.replicas().size() + " copies of partition " + partition.partition()
                        + " are in sync")
                : Optional.empty();
    }

    private void pause(String state) {
        try {
            if (cancellation.sleep(PAUSE_MILLIS)) {
                throw KafkactlException.interrupted("interrupted: " + state, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.failure("INTERRUPTED", "interrupted: " + state, e);
        }
    }

    private static KafkactlException late(String message, @Nullable Throwable cause) {
        return new KafkactlException(
                ExitCode.CONDITION, "NOT_READY", message, "kafkactl topic describe shows its state", cause);
    }
}
