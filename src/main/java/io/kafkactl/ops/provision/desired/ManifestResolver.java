package io.kafkactl.ops.provision.desired;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.PresetSettings;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.ManagedConfig;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.manifest.TopicPolicy;
import io.kafkactl.ops.provision.manifest.TopicValues;
import io.kafkactl.ops.topic.CompanionSpecs;
import io.kafkactl.ops.topic.PlannedValue;
import io.kafkactl.ops.topic.PlannedValue.Origin;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.PresetCatalog;
import io.kafkactl.ops.topic.TopicLayer;
import io.kafkactl.ops.topic.TopicPlan;
import io.kafkactl.ops.topic.TopicPlanner;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.ops.topic.naming.CompanionNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Applies presets, policy and environment to what a manifest declares. The house's defaults are weakest, then those of the
 * context, the policy's, the preset, the topic, the environment of the policy, and the topic's own for that environment.
 */
public final class ManifestResolver {
    private final Manifest manifest;
    private final @Nullable Environment environment;
    private final HouseRules rules;
    private final TopicPlanner planner;
    private final @Nullable String protection;
    private final int brokers;
    private final PresetCatalog presets;

    /**
     * A resolver for one cluster.
     *
     * @param context the rules of the context, which hold where the manifest says nothing
     * @param brokers how many there are; {@link TopicPlanner#UNKNOWN_BROKERS} when nobody was asked
     * @param protection what forbids that defaults of new topics are lowered, such as {@code context 'prod'}; or null
     */
    public ManifestResolver(
            Manifest manifest,
            @Nullable Environment environment,
            HouseRules context,
            int brokers,
            @Nullable String protection) {
        this.manifest = manifest;
        this.environment = environment;
        this.rules = rules(manifest, environment, context);
        this.planner = new TopicPlanner(rules, null, brokers);
        this.protection = protection;
        this.brokers = brokers;
        this.presets = new PresetCatalog(rules.presets());
    }

    /** Without asking any cluster. */
    public static ManifestResolver offline(Manifest manifest, @Nullable Environment environment, HouseRules context) {
        return new ManifestResolver(manifest, environment, context, TopicPlanner.UNKNOWN_BROKERS, null);
    }

    private static HouseRules rules(Manifest manifest, @Nullable Environment environment, HouseRules context) {
        TopicPolicy policy = manifest.policy();
        NamingSettings naming = policy.naming() == null ? context.naming() : policy.naming();
        LintSettings own =
                environment == null ? policy.rules() : environment.rules().over(policy.rules());
        List<LintSuppression> ofTopics = manifest.topics().stream()
                .flatMap(topic -> topic.suppressions().stream())
                .toList();
        Map<String, PresetSettings> presets = new LinkedHashMap<>(context.presets());
        presets.putAll(policy.presets());
        return new HouseRules(
                naming.in(environment == null ? null : environment.name(), policy.prefixes()),
                new LintSettings(null, null, null, ofTopics).over(own).over(context.lint()),
                context.topicDefaults(),
                presets);
    }

    /** Exit 4 for a preset that there is none of. */
    public DesiredState resolve() {
        List<DesiredTopic> topics = new ArrayList<>();
        Map<String, List<String>> notices = new LinkedHashMap<>();
        Map<String, KafkactlException> refusals = new LinkedHashMap<>();
        for (DeclaredTopic declared : manifest.topics()) {
            TopicPlan plan = plan(declared);
            DesiredTopic main = main(declared, plan);
            List<DesiredTopic> companions = companions(main);
            notices.put(declared.name(), plan.notices());
            if (protection != null && plan.isReplicationLowered()) {
                companions.forEach(topic -> refusals.put(topic.name(), tooFewBrokers(topic)));
                refusals.put(main.name(), tooFewBrokers(main));
            }
            topics.addAll(companions);
            topics.add(main);
        }
        return new DesiredState(manifest, environment, rules, topics, notices, refusals);
    }

    private KafkactlException tooFewBrokers(DesiredTopic topic) {
        return KafkactlException.refused(
                "TOO_FEW_BROKERS",
                "topic '" + topic.name() + "' would have fewer copies than it should: the cluster has "
                        + Counted.of(brokers, "broker") + ", and " + protection + " is protected",
                "say replicationFactor: " + brokers + " in the manifest if fewer copies are meant");
    }

    private TopicPlan plan(DeclaredTopic declared) {
        return planner.plan(
                declared.name(),
                presetOf(declared),
                List.of(layer(Origin.POLICY, "defaults", manifest.policy().defaults())),
                above(declared));
    }

    private @Nullable Preset presetOf(DeclaredTopic declared) {
        return declared.preset() == null ? null : preset(declared, declared.preset());
    }

    /** What is said above the preset. */
    private List<TopicLayer> above(DeclaredTopic declared) {
        List<TopicLayer> above = new ArrayList<>(List.of(layer(Origin.MANIFEST, "", declared.values())));
        if (environment != null) {
            above.add(layer(Origin.ENVIRONMENT, environment.name(), environment.values()));
            TopicValues own = declared.environments().getOrDefault(environment.name(), TopicValues.NONE);
            above.add(layer(Origin.ENVIRONMENT, environment.name(), own));
        }
        return above;
    }

    private DesiredTopic main(DeclaredTopic declared, TopicPlan plan) {
        Preset preset = presetOf(declared);
        Set<String> unset = new LinkedHashSet<>();
        above(declared).forEach(layer -> {
            unset.removeAll(layer.config().keySet());
            unset.addAll(layer.unset());
        });
        return new DesiredTopic(
                plan.spec(),
                declared,
                null,
                isManaged(plan.partitions()),
                isManaged(plan.replicationFactor()),
                plan.config().values().stream()
                        .filter(value -> declared.managedConfig() == ManagedConfig.STRICT || isManaged(value))
                        .map(PlannedValue::key)
                        .collect(Collectors.toSet()),
                unset,
                declared.deleteProtection() == null
                        ? preset != null && preset.deleteProtection()
                        : declared.deleteProtection());
    }

    private Preset preset(DeclaredTopic declared, String name) {
        try {
            return presets.require(name);
        } catch (KafkactlException e) {
            throw KafkactlException.invalid(
                    e.error(),
                    declared.position() + ": topic '" + declared.name() + "': " + e.message(),
                    e.hint().orElse(null));
        }
    }

    private static TopicLayer layer(Origin origin, String detail, TopicValues values) {
        return new TopicLayer(
                origin, detail, values.partitions(), values.replicationFactor(), values.config(), values.unset());
    }

    /** What only the house or somebody's context says is for new topics, and no reason to change one. */
    private static boolean isManaged(PlannedValue value) {
        return value.origin().isDeclared() || value.origin() == Origin.PRESET;
    }

    private List<DesiredTopic> companions(DesiredTopic main) {
        CompanionSpecs specs = new CompanionSpecs(
                new CompanionNames(rules.naming()), main.declared().companions());
        return specs.of(main.spec()).stream()
                .map(spec -> companion(spec, main, specs.request(spec).config().keySet()))
                .toList();
    }

    /** A companion follows its topic in what the manifest says of that. */
    private static DesiredTopic companion(TopicSpec spec, DesiredTopic main, Set<String> said) {
        Set<String> managed = new LinkedHashSet<>(said);
        managed.add("cleanup.policy");
        Stream.of("compression.type", "min.insync.replicas", "max.message.bytes")
                .filter(main.managed()::contains)
                .filter(key -> spec.config().containsKey(key))
                .forEach(managed::add);
        return new DesiredTopic(
                spec,
                main.declared(),
                main.name(),
                main.managesPartitions(),
                main.managesReplication(),
                managed,
                Set.of(),
                main.deleteProtection());
    }
}
