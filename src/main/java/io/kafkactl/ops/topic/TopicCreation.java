package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.CreatedTopic.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/** Creates topics with the house defaults, and returns when their partitions can be written to. */
public final class TopicCreation {
    private final Cluster cluster;
    private final TopicReadiness readiness;

    public TopicCreation(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.readiness = new TopicReadiness(cluster, cancellation);
    }

    /**
     * Creates each topic, or with {@code dryRun} asks the brokers whether they would.
     *
     * @param ifNotExists a topic that exists and does not contradict the request counts as done
     * @param notices told, before anything is created, which defaults had to give way
     */
    public TopicOutcome<CreatedTopic> create(
            Collection<String> names,
            TopicRequest request,
            boolean ifNotExists,
            boolean dryRun,
            Consumer<String> notices) {
        Set<String> wanted = new LinkedHashSet<>(names);
        Map<String, TopicDescription> found = cluster.findTopics(wanted);
        ExistingTopics existing = new ExistingTopics(cluster, request, ifNotExists);
        List<CreatedTopic> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        found.forEach((name, description) -> settle(done, errors, name, () -> existing.accept(description)));
        wanted.removeAll(found.keySet());
        send(complete(wanted, request, notices), dryRun)
                .forEach((spec, answer) ->
                        settle(done, errors, spec.name(), () -> finish(spec, answer, dryRun, existing)));
        return new TopicOutcome<>(done, errors);
    }

    private List<TopicSpec> complete(Set<String> names, TopicRequest request, Consumer<String> notices) {
        if (names.isEmpty()) {
            return List.of();
        }
        HouseDefaults defaults = new HouseDefaults(cluster.settings(), cluster.brokerCount());
        List<TopicSpec> specs =
                names.stream().map(name -> defaults.complete(name, request)).toList();
        defaults.notices().forEach(notices);
        return specs;
    }

    private Map<TopicSpec, KafkaFuture<Void>> send(List<TopicSpec> specs, boolean dryRun) {
        List<NewTopic> topics = specs.stream().map(TopicCreation::newTopic).toList();
        if (topics.isEmpty()) {
            return Map.of();
        }
        Map<String, KafkaFuture<Void>> answers = cluster.call(
                "create topics",
                a -> KafkaFuture.completedFuture(a.createTopics(topics, new CreateTopicsOptions().validateOnly(dryRun))
                        .values()));
        Map<TopicSpec, KafkaFuture<Void>> bySpec = new LinkedHashMap<>();
        for (TopicSpec spec : specs) {
            bySpec.put(spec, Optional.ofNullable(answers.get(spec.name())).orElseThrow());
        }
        return bySpec;
    }

    private CreatedTopic finish(TopicSpec spec, KafkaFuture<Void> answer, boolean dryRun, ExistingTopics existing) {
        try {
            cluster.call("create topic '" + spec.name() + "'", a -> answer);
        } catch (KafkactlException e) {
            // Somebody else may have created it since we looked.
            Optional<TopicDescription> other =
                    e.error().equals("TOPIC_ALREADY_EXISTS") ? cluster.findTopic(spec.name()) : Optional.empty();
            return existing.accept(other.orElseThrow(() -> e));
        }
        if (dryRun) {
            return CreatedTopic.of(spec, Status.WOULD_CREATE);
        }
        readiness.await(spec.name(), spec.partitions());
        return CreatedTopic.of(spec, Status.CREATED);
    }

    private static NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor()).configs(spec.config());
    }

    private static void settle(
            List<CreatedTopic> done, List<ItemError> errors, String name, Supplier<CreatedTopic> attempt) {
        try {
            done.add(attempt.get());
        } catch (KafkactlException e) {
            errors.add(ItemError.of(name, e));
        }
    }
}
