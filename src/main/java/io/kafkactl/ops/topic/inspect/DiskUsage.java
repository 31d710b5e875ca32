package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** How many bytes each copy of each partition takes on its broker's disks. */
public final class DiskUsage {
    private final Map<TopicPartition, Map<Integer, Long>> bytes = new HashMap<>();

    private DiskUsage() {}

    /** Asks every broker at once and returns without waiting. */
    public static Question ask(Cluster cluster, Collection<Integer> brokers) {
        return new Question(
                cluster,
                brokers.isEmpty()
                        ? Map.of()
                        : cluster.call(
                                "read the size of logs",
                                a -> KafkaFuture.completedFuture(
                                        a.describeLogDirs(brokers).descriptions())));
    }

    /** A question that is on its way to the brokers. */
    public static final class Question {
        private final Cluster cluster;
        private final Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers;

        private Question(Cluster cluster, Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> answers) {
            this.cluster = cluster;
            this.answers = answers;
        }

        public Reading<DiskUsage> answer() {
            DiskUsage usage = new DiskUsage();
            Gaps gaps = new Gaps("size on disk");
            answers.forEach((broker, future) -> {
                try {
                    cluster.call("read the size of logs", a -> future)
                            .values()
                            .forEach(folder -> folder.replicaInfos()
                                    .forEach((partition, replica) -> usage.add(partition, broker, replica)));
                } catch (KafkactlException e) {
                    gaps.add("broker " + broker, e);
                }
            });
            return new Reading<>(usage, gaps.errors());
        }
    }

    /** A copy that moves between two folders of one broker is there twice, and takes its space twice. */
    private void add(TopicPartition partition, int broker, ReplicaInfo replica) {
        bytes.computeIfAbsent(partition, p -> new HashMap<>()).merge(broker, replica.size(), Long::sum);
    }

    /** Nothing where the broker did not say. */
    public Optional<Long> ofReplica(TopicPartition partition, int broker) {
        return Optional.ofNullable(bytes.getOrDefault(partition, Map.of()).get(broker));
    }

    /** Of the leader's copy; nothing where there is no leader or it did not say. */
    public Optional<Long> ofLeader(String topic, TopicPartitionInfo info) {
        Node leader = info.leader();
        return leader == null || leader.isEmpty()
                ? Optional.empty()
                : ofReplica(new TopicPartition(topic, info.partition()), leader.id());
    }

    /** Of all copies together; null unless every one of them is known. */
    public @Nullable Long ofTopic(TopicDescription description) {
        long sum = 0;
        for (TopicPartitionInfo info : description.partitions()) {
            TopicPartition partition = new TopicPartition(description.name(), info.partition());
            for (Node replica : info.replicas()) {
                Optional<Long> size = ofReplica(partition, replica.id());
                if (size.isEmpty()) {
                    return null;
                }
                sum += size.get();
            }
        }
        return sum;
    }
}
