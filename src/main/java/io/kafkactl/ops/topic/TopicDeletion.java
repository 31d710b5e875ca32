package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Deletes topics by id, so that one created under the same name since the plan was made survives. */
public final class TopicDeletion {
    private final Cluster cluster;
    private final TopicReadiness readiness;

    public TopicDeletion(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.readiness = new TopicReadiness(cluster, cancellation);
    }

    /** Reads what would be lost; with {@code ifExists} a missing topic is no error. */
    public DeletionPlan plan(Collection<String> names, boolean ifExists) {
        String clusterId = cluster.clusterId();
        Set<String> wanted = new LinkedHashSet<>(names);
        Map<String, TopicDescription> found = cluster.findTopics(wanted);
        List<DoomedTopic> topics = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (String name : wanted) {
            TopicDescription description = found.get(name);
            try {
                if (description == null && ifExists) {
                    absent.add(name);
                } else {
                    topics.add(doomed(description == null ? cluster.topic(name) : description));
                }
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name, e));
            }
        }
        return new DeletionPlan(clusterId, topics, absent, bereft(found.keySet()), errors);
    }

    /** Deletes what the plan lists and waits until the brokers have forgotten it. */
    public TopicOutcome<DoomedTopic> execute(DeletionPlan plan) {
        List<DoomedTopic> deleted = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>(plan.errors());
        List<Uuid> ids = plan.topics().stream()
                .map(topic -> Uuid.fromString(topic.topicId()))
                .toList();
        Map<Uuid, KafkaFuture<Void>> answers = ids.isEmpty()
                ? Map.of()
                : cluster.call(
                        "delete topics",
                        a -> KafkaFuture.completedFuture(
                                a.deleteTopics(TopicCollection.ofTopicIds(ids)).topicIdValues()));
        for (DoomedTopic topic : plan.topics()) {
            try {
                finish(
                        topic,
                        Optional.ofNullable(answers.get(Uuid.fromString(topic.topicId())))
                                .orElseThrow());
                deleted.add(topic);
            } catch (KafkactlException e) {
                errors.add(ItemError.of(topic.name(), e));
            }
        }
        return new TopicOutcome<>(deleted, errors);
    }

    private void finish(DoomedTopic topic, KafkaFuture<Void> answer) {
        try {
            cluster.call("delete topic '" + topic.name() + "'", a -> answer);
        } catch (KafkactlException e) {
            if (e.exitCode() != ExitCode.NOT_FOUND) {
                throw e;
            }
            throw KafkactlException.notFound(
                    e.error(),
                    "topic '" + topic.name() + "' was deleted by somebody else meanwhile; one that may now have its "
                            + "name was left alone",
                    null);
        }
        readiness.poll(
                "deleting topic '" + topic.name() + "' was accepted, but ",
                () -> exists(topic) ? Optional.of("the brokers still show it") : Optional.empty());
    }

    private boolean exists(DoomedTopic topic) {
        return cluster.findTopic(topic.name())
                .map(description -> description.topicId().toString().equals(topic.topicId()))
                .orElse(false);
    }

    private DoomedTopic doomed(TopicDescription description) {
        if (description.isInternal()) {
            throw KafkactlException.refused(
                    "INTERNAL_TOPIC", "topic '" + description.name() + "' is Kafka's own and is not deleted", null);
        }
        return new DoomedTopic(
                description.name(),
                description.topicId().toString(),
                description.partitions().size(),
                records(description));
    }

    private @Nullable Long records(TopicDescription description) {
        if (!description.partitions().stream().allMatch(TopicReadiness::hasLeader)) {
            return null;
        }
        Map<TopicPartition, OffsetSpec> starts = new LinkedHashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
        description.partitions().forEach(info -> {
            TopicPartition partition = new TopicPartition(description.name(), info.partition());
            starts.put(partition, OffsetSpec.earliest());
            ends.put(partition, OffsetSpec.latest());
        });
        return sum(ends) - sum(starts);
    }

    private long sum(Map<TopicPartition, OffsetSpec> spec) {
        return cluster.offsets(spec, IsolationLevel.READ_UNCOMMITTED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private List<String> bereft(Set<String> doomed) {
        return cluster.topicNames(false).stream()
                .filter(name -> !doomed.contains(name) && TopicCatalog.companionOf(name, doomed) != null)
                .toList();
    }
}
