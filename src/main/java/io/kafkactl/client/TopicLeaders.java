package io.kafkactl.client;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until the leaders of a topic's partitions answer as such; partitions without leader are not waited for.
 *
 * <p>To be done before an idempotent producer first sends there. A broker that is shown as leader and has not taken over
 * yet refuses the first batch and takes the second; the first is then out of order however often it is sent again, and
 * fails when its delivery time-out is over (KAFKA-14359, seen with 4.3.1 on topics made a moment ago).
 */
public final class TopicLeaders {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Cluster cluster;

    public TopicLeaders(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Returns after some seconds without an answer, too. */
    public void await(TopicDescription topic) {
        // What is refused or not answered is judged by the first record sent, whose error says more.
        await(topic, Math.min(cluster.settings().timeout().toMillis(), PATIENCE_MILLIS));
    }

    /** The same within another time; returns why one of them does not answer, if so. */
    public Optional<KafkactlException> await(TopicDescription topic, long millis) {
        Map<TopicPartition, OffsetSpec> ends = topic.partitions().stream()
                .filter(partition ->
                        partition.leader() != null && !partition.leader().isEmpty())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic.name(), partition.partition()),
                        partition -> OffsetSpec.latest()));
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            Collection<KafkactlException> errors = cluster.callEach(
                            partition -> "ask the leader of " + partition,
                            a -> ends(
                                    a.listOffsets(ends, new ListOffsetsOptions().timeoutMs((int) left)), ends.keySet()))
                    .errors()
                    .values();
            // The client asks any broker who leads, and one that has not heard of the topic yet is believed.
            boolean unheard = errors.stream().anyMatch(e -> e.exitCode() == ExitCode.NOT_FOUND);
            if (!unheard || System.nanoTime() >= deadline || cluster.pause()) {
                return errors.stream().findFirst();
            }
        }
    }

    private static Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends(
            ListOffsetsResult result, Set<TopicPartition> partitions) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), result::partitionResult));
    }
}
