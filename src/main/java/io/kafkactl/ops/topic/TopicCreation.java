package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.CreatedTopic.Status;
import io.kafkactl.ops.topic.lint.TopicLint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/** Creates topics with the house defaults, and returns when their partitions can be written to. */
public final class TopicCreation {
    private final Cluster cluster;
    private final SpecCheck check;
    private final TopicReadiness readiness;

    public TopicCreation(Cluster cluster, TopicLint lint, Cancellation cancellation) {
        this.cluster = cluster;
        this.check = new SpecCheck(lint);
        this.readiness = new TopicReadiness(cluster, cancellation);
    }

    /**
     * Creates each topic, or with {@code dryRun} asks the brokers whether they would.
     *
     * @param ifNotExists a topic that exists and does not contradict the request counts as done
     * @param listener told, before anything is created, which defaults had to give way and what is not as it should be
     */
    public TopicOutcome<CreatedTopic> create(
            Collection<String> names,
            TopicRequest request,
            boolean ifNotExists,
            boolean dryRun,
            CreationListener listener) {
        Set<String> wanted = new LinkedHashSet<>(names);
        Map<String, TopicDescription> found = cluster.findTopics(wanted);
        ExistingTopics existing = new ExistingTopics(cluster, request, ifNotExists);
        List<CreatedTopic> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        found.forEach((name, description) -> settle(done, errors, name, () -> existing.accept(description)));
        wanted.removeAll(found.keySet());
        send(complete(wanted, request, listener), dryRun)
                .forEach((spec, answer) ->
                        settle(done, errors, spec.name(), () -> finish(spec, answer, dryRun, existing)));
        return new TopicOutcome<>(done, errors);
    }

    private List<TopicSpec> complete(Set<String> names, TopicRequest request, CreationListener listener) {
        if (names.isEmpty()) {
            return List.of();
        }
        ConnectionSettings settings = cluster.settings();
        int brokers = cluster.brokerCount();
        TopicPlanner planner = new TopicPlanner(
                settings.rules(), settings.protectedContext() ? settings.contextName() : null, brokers);
        List<TopicPlan> plans =
                names.stream().map(name -> planner.plan(name, request)).toList();
        plans.stream().flatMap(plan -> plan.notices().stream()).distinct().forEach(listener::notice);
        List<TopicSpec> specs = plans.stream().map(TopicPlan::spec).toList();
        check.require(specs, brokers, listener::warning);
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
