package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;

/** Deletes topics by id, so that one created under the same name since the plan was made survives. */
public final class TopicDeletion {
    private final Cluster cluster;
    private final TopicReadiness readiness;

    public TopicDeletion(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.readiness = new TopicReadiness(cluster, cancellation);
    }

    /** Reads what would be lost, and who reads it; with {@code ifExists} a missing topic is no error. */
    public DeletionPlan plan(TopicSelection selection, boolean ifExists) {
        String clusterId = cluster.clusterId();
        Set<String> existing = cluster.topicNames(false);
        Set<String> wanted = ifExists ? selection.among(existing) : selection.required(existing);
        Map<String, TopicDescription> found = wanted.isEmpty() ? Map.of() : cluster.findTopics(wanted);
        LogExtents.Question extents = LogExtents.ask(cluster, found.values());
        Reading<List<GroupUse>> groups = TopicGroups.read(cluster, found.values());
        // A size that cannot be told does not keep a topic alive.
        LogExtents known = extents.answer().found();
        List<DoomedTopic> topics = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (String name : wanted) {
            TopicDescription description = found.get(name);
            try {
                if (description == null && ifExists) {
                    absent.add(name);
                } else {
                    topics.add(doomed(description == null ? cluster.topic(name) : description, known));
                }
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name, e));
            }
        }
        return new DeletionPlan(
                clusterId, topics, absent, bereft(existing, found.keySet()), TopicGroups.warnings(groups), errors);
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

    private static DoomedTopic doomed(TopicDescription description, LogExtents extents) {
        if (description.isInternal()) {
            throw KafkactlException.refused(
                    "INTERNAL_TOPIC", "topic '" + description.name() + "' is Kafka's own and is not deleted", null);
        }
        return new DoomedTopic(
                description.name(),
                description.topicId().toString(),
                description.partitions().size(),
                extents.records(description));
    }

    private static List<String> bereft(Set<String> existing, Set<String> doomed) {
        return existing.stream()
                .filter(name -> !doomed.contains(name) && TopicCatalog.companionOf(name, doomed) != null)
                .toList();
    }
}
