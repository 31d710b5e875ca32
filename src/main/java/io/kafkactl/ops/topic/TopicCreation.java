package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.CreatedTopic.Status;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
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
     * Creates each topic after its companions, so that no consumer meets a topic without them, or with a dry run asks the
     * brokers whether they would.
     *
     * @param listener told, before anything is created, which defaults had to give way and what is not as it should be
     */
    public TopicOutcome<CreatedTopic> create(
            Collection<String> names, TopicRequest request, CreationMode mode, CreationListener listener) {
        Set<String> wanted = new LinkedHashSet<>(names);
        Map<String, TopicDescription> found = cluster.findTopics(wanted);
        int brokers = wanted.equals(found.keySet()) ? TopicPlanner.UNKNOWN_BROKERS : cluster.brokerCount();
        Map<String, TopicSpec> specs = complete(wanted, found.keySet(), brokers, request, listener);
        specs.putAll(standing(found, mode));
        CompanionSpecs companions =
                new CompanionSpecs(new CompanionNames(cluster.settings().rules().naming()), mode.companions());
        Map<String, List<TopicSpec>> families = new LinkedHashMap<>();
        specs.forEach((name, spec) -> families.put(name, companions.of(spec)));
        List<TopicSpec> fresh = specs.values().stream()
                .filter(spec -> !found.containsKey(spec.name()))
                .toList();
        check.require(
                Stream.concat(fresh.stream(), families.values().stream().flatMap(List::stream))
                        .toList(),
                brokers,
                listener::warning);

        Run run = new Run(mode, companions);
        ExistingTopics existing = new ExistingTopics(cluster, request, mode.ifNotExists());
        found.forEach((name, description) -> run.settle(name, () -> existing.accept(description)));
        if (families.values().stream().anyMatch(family -> !family.isEmpty())) {
            fresh = run.createCompanions(families, fresh, existing);
        }
        run.create(fresh, spec -> existing);
        return new TopicOutcome<>(run.done, run.errors);
    }

    private Map<String, TopicSpec> complete(
            Set<String> names, Set<String> found, int brokers, TopicRequest request, CreationListener listener) {
        ConnectionSettings settings = cluster.settings();
        TopicPlanner planner = new TopicPlanner(
                settings.rules(), settings.protectedContext() ? settings.contextName() : null, brokers);
        List<TopicPlan> plans = names.stream()
                .filter(name -> !found.contains(name))
                .map(name -> planner.plan(name, request))
                .toList();
        plans.stream().flatMap(plan -> plan.notices().stream()).distinct().forEach(listener::notice);
        Map<String, TopicSpec> specs = new LinkedHashMap<>();
        plans.forEach(plan -> specs.put(plan.name(), plan.spec()));
        return specs;
    }

    /** Topics that exist, as they are: their companions follow them. */
    private Map<String, TopicSpec> standing(Map<String, TopicDescription> found, CreationMode mode) {
        if (mode.companions().isNone()) {
            return Map.of();
        }
        Map<String, TopicSpec> specs = new LinkedHashMap<>();
        Map<String, Config> configs = cluster.topicConfigs(found.keySet());
        found.forEach((name, description) -> specs.put(
                name,
                new TopicSpec(
                        name,
                        description.partitions().size(),
                        TopicSummary.replicationFactor(description),
                        ExistingTopics.own(Objects.requireNonNull(configs.get(name))))));
        return specs;
    }

    private Map<TopicSpec, KafkaFuture<Void>> send(List<TopicSpec> specs, boolean dryRun) {
        List<NewTopic> topics = specs.stream().map(TopicSpec::request).toList();
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

    /** One run: what was created, and what could not be. */
    private final class Run {
        private final CreationMode mode;
        private final CompanionSpecs companions;
        private final List<CreatedTopic> done = new ArrayList<>();
        private final List<ItemError> errors = new ArrayList<>();

        private Run(CreationMode mode, CompanionSpecs companions) {
            this.mode = mode;
            this.companions = companions;
        }

        /** The topics whose companions all stand: a refused topic gets no companions, and none is made without them. */
        private List<TopicSpec> createCompanions(
                Map<String, List<TopicSpec>> families, List<TopicSpec> fresh, ExistingTopics existing) {
            Set<String> refused = mode.dryRun() ? new HashSet<>() : refused(fresh, existing);
            errors.forEach(error -> refused.add(error.item()));
            List<TopicSpec> wanted = families.entrySet().stream()
                    .filter(family -> !refused.contains(family.getKey()))
                    .flatMap(family -> family.getValue().stream())
                    .toList();
            Map<String, TopicDescription> found =
                    cluster.findTopics(wanted.stream().map(TopicSpec::name).toList());
            List<TopicSpec> missing = new ArrayList<>();
            for (TopicSpec spec : wanted) {
                TopicDescription description = found.get(spec.name());
                if (description == null) {
                    missing.add(spec);
                } else {
                    settle(spec.name(), () -> existing(spec).accept(description));
                }
            }
            create(missing, this::existing);
            return fresh.stream()
                    .filter(spec -> !refused.contains(spec.name()))
                    .filter(spec -> isComplete(spec, families.getOrDefault(spec.name(), List.of())))
                    .toList();
        }

        private ExistingTopics existing(TopicSpec companion) {
            return new ExistingTopics(cluster, companions.request(companion), mode.ifNotExists());
        }

        private Set<String> refused(List<TopicSpec> specs, ExistingTopics existing) {
            Set<String> refused = new HashSet<>();
            send(specs, true).forEach((spec, answer) -> {
                try {
                    cluster.call("create topic '" + spec.name() + "'", a -> answer);
                } catch (KafkactlException e) {
                    settle(spec.name(), () -> concede(spec, e, existing));
                    refused.add(spec.name());
                }
            });
            return refused;
        }

        private boolean isComplete(TopicSpec spec, List<TopicSpec> family) {
            List<String> failed = errors.stream().map(ItemError::item).toList();
            Optional<TopicSpec> lacking = family.stream()
                    .filter(companion -> failed.contains(companion.name()))
                    .findFirst();
            lacking.ifPresent(companion -> errors.add(ItemError.of(
                    spec.name(),
                    KafkactlException.failure(
                            "SKIPPED",
                            "topic '" + spec.name() + "' was not created, because its companion '" + companion.name()
                                    + "' was not",
                            null))));
            return lacking.isEmpty();
        }

        private void create(List<TopicSpec> specs, Function<TopicSpec, ExistingTopics> existing) {
            send(specs, mode.dryRun())
                    .forEach((spec, answer) -> settle(spec.name(), () -> finish(spec, answer, existing.apply(spec))));
        }

        private CreatedTopic finish(TopicSpec spec, KafkaFuture<Void> answer, ExistingTopics existing) {
            try {
                cluster.call("create topic '" + spec.name() + "'", a -> answer);
            } catch (KafkactlException e) {
                return concede(spec, e, existing);
            }
            if (mode.dryRun()) {
                return CreatedTopic.of(spec, Status.WOULD_CREATE);
            }
            if (mode.waits()) {
                readiness.await(spec.name(), spec.partitions());
            }
            return CreatedTopic.of(spec, Status.CREATED);
        }

        /** Somebody else may have created it since we looked. */
        private CreatedTopic concede(TopicSpec spec, KafkactlException failure, ExistingTopics existing) {
            Optional<TopicDescription> other =
                    failure.error().equals("TOPIC_ALREADY_EXISTS") ? cluster.findTopic(spec.name()) : Optional.empty();
            return existing.accept(other.orElseThrow(() -> failure));
        }

        private void settle(String name, Supplier<CreatedTopic> attempt) {
            try {
                done.add(attempt.get());
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name, e));
            }
        }
    }
}
