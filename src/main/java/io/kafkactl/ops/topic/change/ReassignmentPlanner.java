package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.DiskUsage;
import io.kafkactl.ops.topic.inspect.LogExtents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Decides which copies of which partitions go where for another replication factor. */
public final class ReassignmentPlanner {
    private final Cluster cluster;

    public ReassignmentPlanner(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Empty when all is as it should be; exit 4 with too few brokers, exit 8 while copies of a topic are on the move. */
    public List<ReplicaMove> plan(Collection<TopicDescription> topics, int copies) {
        List<TopicDescription> differing = topics.stream()
                .filter(topic ->
                        topic.partitions().stream().anyMatch(p -> p.replicas().size() != copies))
                .toList();
        if (differing.isEmpty()) {
            return List.of();
        }
        requireAtRest(differing);
        Map<Integer, Node> brokers = cluster.brokers();
        DiskUsage usage = DiskUsage.ask(cluster, brokers.keySet()).answer().found();
        ReplicaPlacement placement = new ReplicaPlacement(racks(brokers), load());
        List<ReplicaMove> moves = new ArrayList<>();
        for (TopicDescription topic : differing) {
            for (TopicPartitionInfo info : topic.partitions()) {
                List<Integer> from = info.replicas().stream().map(Node::id).toList();
                List<Integer> to = place(placement, topic.name(), placed(info, from), copies);
                if (!to.equals(from)) {
                    moves.add(new ReplicaMove(
                            new TopicPartition(topic.name(), info.partition()),
                            from,
                            to,
                            usage.ofLeader(topic.name(), info).orElse(0L)));
                }
            }
        }
        return moves;
    }

    private static List<Integer> place(
            ReplicaPlacement placement, String topic, ReplicaPlacement.Placed partition, int copies) {
        try {
            return placement.place(partition, copies);
        } catch (KafkactlException e) {
            throw KafkactlException.invalid(e.error(), "topic '" + topic + "': " + e.message(), null);
        }
    }

    private static ReplicaPlacement.Placed placed(TopicPartitionInfo info, List<Integer> replicas) {
        Node leader = info.leader();
        return new ReplicaPlacement.Placed(
                leader != null && LogExtents.hasLeader(info) ? leader.id() : null,
                replicas,
                info.isr().stream().map(Node::id).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static Map<Integer, @Nullable String> racks(Map<Integer, Node> brokers) {
        Map<Integer, @Nullable String> racks = new HashMap<>();
        brokers.forEach((id, node) -> racks.put(id, node.rack()));
        return racks;
    }

    private Map<Integer, Integer> load() {
        Map<Integer, Integer> load = new HashMap<>();
        cluster.findTopics(cluster.topicNames(true))
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(info -> info.replicas().forEach(broker -> load.merge(broker.id(), 1, Integer::sum))));
        return load;
    }

    private void requireAtRest(List<TopicDescription> topics) {
        Set<TopicPartition> partitions = topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
        Set<TopicPartition> moving = cluster.call(
                        "list reassignments",
                        a -> a.listPartitionReassignments(partitions).reassignments())
                .keySet();
        if (!moving.isEmpty()) {
            throw KafkactlException.refused(
                    "REASSIGNMENT_IN_PROGRESS",
                    "copies of " + Counted.of(moving.size(), "partition") + " are on the move already, of topic '"
                            + moving.iterator().next().topic() + "'",
                    "kafkactl topic alter --status shows how far they are");
        }
    }
}
