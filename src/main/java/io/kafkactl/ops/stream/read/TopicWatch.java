package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * Notices what happens to a topic while it is read: that it is deleted, that it gets partitions, or that the cluster
 * does not answer any more, which to a consumer at the end of a log looks like peace.
 */
final class TopicWatch implements Runnable {
    private static final long INTERVAL_MILLIS = 5_000;
    private static final long CONFIRM_MILLIS = 1_000;

    private final Cluster cluster;
    private final TopicDescription first;
    private final SharedRead shared;
    private final Consumer<List<TopicPartition>> added;
    private int known;

    /** {@code added} hears of partitions that were not there before. */
    TopicWatch(Cluster cluster, TopicDescription first, SharedRead shared, Consumer<List<TopicPartition>> added) {
        this.cluster = cluster;
        this.first = first;
        this.shared = shared;
        this.added = added;
        this.known = first.partitions().size();
    }

    @Override
    public void run() {
        try {
            while (!shared.halt().sleep(INTERVAL_MILLIS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!shared.isHalted()) {
                shared.fail(e);
            }
        }
    }

    private Optional<TopicDescription> find() {
        return cluster.findTopic(first.name()).filter(found -> found.topicId().equals(first.topicId()));
    }

    /** A broker that has just started may not know yet of a young topic. */
    private Optional<TopicDescription> findAgain() {
        try {
            return shared.halt().sleep(CONFIRM_MILLIS) ? Optional.of(first) : find();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(first);
        }
    }

    private void look() {
        TopicDescription now = find().or(this::findAgain)
                .orElseThrow(() -> KafkactlException.notFound(
                        "UNKNOWN_TOPIC_OR_PARTITION",
                        "topic '" + first.name() + "' was deleted while it was read",
                        null));
        int count = now.partitions().size();
        if (count > known) {
            added.accept(IntStream.range(known, count)
                    .mapToObj(number -> new TopicPartition(first.name(), number))
                    .toList());
            known = count;
        }
    }
}
