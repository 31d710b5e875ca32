package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.OffsetRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** From where to where the log of each partition goes, as far as that can be read. */
public final class LogExtents {
    /** The client asks without a pause for a topic that has just been deleted; it must not do so for long. */
    private static final int LONGEST_MILLIS = 10_000;

    private final Map<TopicPartition, OffsetRange> ranges;

    private LogExtents(Map<TopicPartition, OffsetRange> ranges) {
        this.ranges = ranges;
    }

    /** Asks for both ends of every partition that has a leader, and returns without waiting. */
    public static Question ask(Cluster cluster, Collection<TopicDescription> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(LogExtents::hasLeader)
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList();
        return new Question(
                cluster,
                partitions,
                ask(cluster, partitions, OffsetSpec.earliest()),
                ask(cluster, partitions, OffsetSpec.latest()));
    }

    /** True for a partition that somebody can be asked about. */
    public static boolean hasLeader(TopicPartitionInfo partition) {
        Node leader = partition.leader();
        return leader != null && !leader.isEmpty();
    }

    private static ListOffsetsResult ask(Cluster cluster, List<TopicPartition> partitions, OffsetSpec spec) {
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs(
                (int) Math.min(LONGEST_MILLIS, cluster.settings().timeout().toMillis()));
        return cluster.call(
                "list offsets",
                a -> KafkaFuture.completedFuture(
                        a.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> spec)), options)));
    }

    /** A question that is on its way to the brokers. */
    public static final class Question {
        private final Cluster cluster;
        private final List<TopicPartition> partitions;
        private final ListOffsetsResult starts;
        private final ListOffsetsResult ends;

        private Question(
                Cluster cluster, List<TopicPartition> partitions, ListOffsetsResult starts, ListOffsetsResult ends) {
            this.cluster = cluster;
            this.partitions = partitions;
            this.starts = starts;
            this.ends = ends;
        }

        public Reading<LogExtents> answer() {
            Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
            Gaps gaps = new Gaps("offsets");
            for (TopicPartition partition : partitions) {
                try {
                    long start = offset(starts, partition);
                    ranges.put(partition, new OffsetRange(start, Math.max(start, offset(ends, partition))));
                } catch (KafkactlException e) {
                    gaps.add(partition.topic(), e);
                }
            }
            return new Reading<>(new LogExtents(ranges), gaps.errors());
        }

        private long offset(ListOffsetsResult result, TopicPartition partition) {
            return cluster.call("list offsets", a -> result.partitionResult(partition))
                    .offset();
        }
    }

    /** Null where it is unknown. */
    public @Nullable OffsetRange of(String topic, int partition) {
        return ranges.get(new TopicPartition(topic, partition));
    }

    /** How many records there are, by offsets; null unless every partition's extent is known. */
    public @Nullable Long records(TopicDescription description) {
        long sum = 0;
        for (TopicPartitionInfo info : description.partitions()) {
            OffsetRange range = of(description.name(), info.partition());
            if (range == null) {
                return null;
            }
            sum += range.size();
        }
        return sum;
    }
}
