package io.kafkactl.ops.provision.plan;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Asks the brokers whether they would do what a plan says: one request of each kind, and nothing is done. */
final class BrokerValidation {
    private final Cluster cluster;
    private final Map<String, KafkactlException> refusals = new HashMap<>();
    private boolean denied;

    private BrokerValidation(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The topics, those with a problem that the brokers would refuse.
     *
     * @param warnings told when the right to ask is missing
     */
    static List<PlannedTopic> validate(Cluster cluster, List<PlannedTopic> topics, Collection<String> warnings) {
        BrokerValidation validation = new BrokerValidation(cluster);
        validation.creations(topics);
        validation.settings(topics);
        validation.partitions(topics);
        if (validation.denied) {
            warnings.add("the brokers were not asked whether they would: the right to change these topics is missing");
        }
        List<PlannedTopic> judged = new ArrayList<>();
        for (PlannedTopic topic : topics) {
            KafkactlException refusal = validation.refusals.get(topic.name());
            judged.add(refusal == null ? topic : topic.withProblem(ItemError.of(topic.name(), refusal)));
        }
        return judged;
    }

    private void creations(List<PlannedTopic> topics) {
        List<NewTopic> creations = topics.stream()
                .filter(PlannedTopic::isPending)
                .map(PlannedTopic::creation)
                .filter(Objects::nonNull)
                .map(TopicSpec::request)
                .toList();
        if (!creations.isEmpty()) {
            keep(cluster.callEach(
                    name -> "create topic '" + name + "'",
                    admin -> admin.createTopics(creations, new CreateTopicsOptions().validateOnly(true))
                            .values()));
        }
    }

    private void settings(List<PlannedTopic> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
        for (PlannedTopic topic : topics) {
            List<AlterConfigOp> operations = topic.isPending() ? SettingOperations.of(topic.operations()) : List.of();
            if (!operations.isEmpty()) {
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), operations);
            }
        }
        if (!changes.isEmpty()) {
            Answers<ConfigResource, Void> answers = cluster.callEach(
                    resource -> "change the configuration of topic '" + resource.name() + "'",
                    admin -> admin.incrementalAlterConfigs(changes, new AlterConfigsOptions().validateOnly(true))
                            .values());
            answers.errors().forEach((resource, failure) -> keep(resource.name(), failure));
        }
    }

    private void partitions(List<PlannedTopic> topics) {
        Map<String, NewPartitions> increases = new LinkedHashMap<>();
        topics.stream()
                .filter(PlannedTopic::isPending)
                .forEach(topic -> topic.operations().stream()
                        .filter(operation -> operation.action() == Action.ADD_PARTITIONS)
                        .forEach(operation -> increases.put(
                                topic.name(),
                                NewPartitions.increaseTo(Integer.parseInt(String.valueOf(operation.to()))))));
        if (!increases.isEmpty()) {
            keep(cluster.callEach(
                    name -> "add partitions to topic '" + name + "'",
                    admin -> admin.createPartitions(increases, new CreatePartitionsOptions().validateOnly(true))
                            .values()));
        }
    }

    private void keep(Answers<String, Void> answers) {
        answers.errors().forEach(this::keep);
    }

    /** Whoever may only plan is not kept from it. */
    private void keep(String topic, KafkactlException failure) {
        if (failure.exitCode() == ExitCode.DENIED) {
            denied = true;
        } else {
            refusals.putIfAbsent(topic, failure);
        }
    }
}
