package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import io.kafkactl.ops.topic.naming.CompanionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** Finds out what has to change about topics, and what that would break. Only reads. */
final class AlterPlanner {
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private final Cluster cluster;
    private final KeySample sample;
    private final RetentionLoss loss;
    private final AlterRequest request;

    AlterPlanner(Connection connection, Cancellation cancellation, AlterRequest request) {
        this.cluster = connection.cluster();
        this.sample = new KeySample(connection, cancellation);
        this.loss = new RetentionLoss(cluster);
        this.request = request;
    }

    AlterPlan plan(TopicSelection selection) {
        String clusterId = cluster.clusterId();
        Set<String> existing = cluster.topicNames(!selection.isPattern());
        Set<String> names = selection.required(existing);
        Map<String, TopicDescription> found = cluster.findTopics(names);
        TopicConfigs configs =
                TopicConfigs.askWithInherited(cluster, found.keySet()).answer().found();
        List<AlterPlan.Altered> topics = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (String name : names) {
            try {
                TopicDescription topic = found.containsKey(name) ? found.get(name) : cluster.topic(name);
                // Asked again alone, the brokers say why they do not tell.
                Config config = configs.of(name).orElseGet(() -> cluster.topicConfig(name));
                topics.add(altered(topic, config, existing));
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name, e));
            }
        }
        return new AlterPlan(clusterId, topics, errors);
    }

    private AlterPlan.Altered altered(TopicDescription topic, Config config, Set<String> existing) {
        String name = topic.name();
        List<String> cautions = new ArrayList<>();
        List<TopicChange> changes =
                new ArrayList<>(ConfigChanges.plan(name, config, request.config(), request.unset()));
        changes.stream()
                .filter(change -> !change.isConverged())
                .forEach(change -> cautions.addAll(loss.of(topic, change)));
        if (request.partitions() != null) {
            TopicChange change = PartitionIncrease.plan(topic, request.partitions());
            changes.add(change);
            if (!change.isConverged()) {
                cautions.addAll(PartitionIncrease.gate(
                        change, isCompacted(config), sample.of(topic), request.allowPartitionIncrease()));
                cautions.addAll(smallerCompanions(name, request.partitions(), existing));
            }
        }
        List<ReplicaMove> moves = List.of();
        if (request.replicationFactor() != null) {
            changes.add(replication(topic, request.replicationFactor()));
            moves = new ReassignmentPlanner(cluster).plan(List.of(topic), request.replicationFactor());
        }
        cautions.addAll(inSync(topic, config, changes));
        return new AlterPlan.Altered(topic, changes, moves, cautions);
    }

    private static boolean isCompacted(Config config) {
        return value(config, "cleanup.policy").contains("compact");
    }

    private static String value(Config config, String key) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static TopicChange replication(TopicDescription topic, int wanted) {
        List<Integer> factors = topic.partitions().stream()
                .map(partition -> partition.replicas().size())
                .distinct()
                .sorted()
                .toList();
        String from = String.join("/", factors.stream().map(String::valueOf).toList());
        return new TopicChange(topic.name(), TopicChange.REPLICATION_FACTOR, from, Integer.toString(wanted));
    }

    private List<String> smallerCompanions(String topic, int partitions, Set<String> existing) {
        List<String> companions = existing.stream()
                .filter(name -> CompanionName.baseOf(name)
                        .filter(companion -> companion.base().equals(topic))
                        .isPresent())
                .toList();
        return companions.isEmpty()
                ? List.of()
                : cluster.findTopics(companions).values().stream()
                        .filter(companion -> companion.partitions().size() < partitions)
                        .map(companion -> "topic '" + companion.name() + "' keeps its "
                                + Counted.of(companion.partitions().size(), "partition")
                                + ": writers that keep a record's partition number need as many as here")
                        .toList();
    }

    /** Exit 4 for a demand for more copies in sync than there are: brokers would lower it in silence. */
    private List<String> inSync(TopicDescription topic, Config config, List<TopicChange> changes) {
        if (request.replicationFactor() == null && !request.config().containsKey(MIN_INSYNC_REPLICAS)) {
            return List.of();
        }
        String wanted = changes.stream()
                .filter(change -> change.property().equals(MIN_INSYNC_REPLICAS) && change.to() != null)
                .map(change -> String.valueOf(change.to()))
                .findFirst()
                .orElse(value(config, MIN_INSYNC_REPLICAS));
        int copies = request.replicationFactor() != null
                ? request.replicationFactor()
                : topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(1);
        String digits = wanted.replaceAll("\\D.*", "");
        int minimum = digits.isEmpty() ? 1 : Integer.parseInt(digits);
        if (minimum > copies) {
            throw KafkactlException.invalid(
                    "INVALID_CONFIG",
                    "topic '" + topic.name() + "' would have min.insync.replicas=" + minimum
                            + " and replication factor " + copies + ": the brokers would quietly ask for less",
                    "--config min.insync.replicas=" + Math.max(1, copies - 1) + " goes with replication factor "
                            + copies);
        }
        return minimum == copies && copies > 1
                ? List.of("topic '" + topic.name() + "': with min.insync.replicas=" + minimum + " of " + copies
                        + " copies, one broker down stops all writes with acks=all")
                : List.of();
    }
}
