package io.kafkactl.ops.topic;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.TopicDefaults;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.PlannedValue.Origin;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides each value of a new topic: a flag wins over the preset, that over the context's defaults, that over the house's. */
public final class TopicPlanner {
    /** Any number of brokers will do: nobody was asked how many there are. */
    public static final int UNKNOWN_BROKERS = Integer.MAX_VALUE;

    private static final int PARTITIONS = 6;
    private static final int REPLICATION_FACTOR = 3;
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";
    private static final Map<String, String> HOUSE =
            Map.of("cleanup.policy", "delete", "compression.type", "lz4", "retention.ms", "604800000");

    private final TopicDefaults defaults;
    private final PresetCatalog presets;
    private final @Nullable String protectedContext;
    private final int brokers;

    /**
     * A planner for one context.
     *
     * @param protectedContext the context's name when replication must not be lowered there
     */
    public TopicPlanner(HouseRules rules, @Nullable String protectedContext, int brokers) {
        this.defaults = rules.topicDefaults();
        this.presets = new PresetCatalog(rules.presets());
        this.protectedContext = protectedContext;
        this.brokers = brokers;
    }

    /** Exit 7 for an unknown preset, 8 where a protected context has too few brokers. */
    public TopicPlan plan(String name, TopicRequest request) {
        Preset preset = request.preset() == null ? null : presets.require(request.preset());
        return plan(name, preset, List.of(), List.of(TopicLayer.of(request)));
    }

    /**
     * The same for whoever says more than a command line can: what is said below the preset wins over the context's
     * defaults, what is said above it over all.
     */
    public TopicPlan plan(String name, @Nullable Preset preset, List<TopicLayer> below, List<TopicLayer> above) {
        List<TopicLayer> layers = new ArrayList<>();
        layers.add(new TopicLayer(
                Origin.CONTEXT,
                "topicDefaults",
                defaults.partitions(),
                defaults.replicationFactor(),
                defaults.config(),
                Set.of()));
        layers.addAll(below);
        if (preset != null) {
            layers.add(TopicLayer.of(preset));
        }
        layers.addAll(above);
        List<String> notices = new ArrayList<>();
        PlannedValue replicas = fitted(
                number(
                        "replication.factor",
                        REPLICATION_FACTOR,
                        "--replication-factor",
                        layers,
                        TopicLayer::replicationFactor),
                notices);
        PlannedValue partitions = number("partitions", PARTITIONS, "--partitions", layers, TopicLayer::partitions);
        SortedMap<String, PlannedValue> config = new TreeMap<>();
        HOUSE.forEach((key, value) -> put(config, PlannedValue.of(key, value, Origin.BUILT_IN, "")));
        put(config, houseInSync(replicas.number()));
        layers.forEach(layer -> {
            putAll(config, layer.config(), layer.origin(), layer.detail("--config"));
            config.keySet().removeAll(layer.unset());
        });
        dropUselessRetention(config);
        lowerInSync(config, replicas.number(), notices);
        return new TopicPlan(name, partitions, replicas, config, preset, notices);
    }

    private static PlannedValue houseInSync(int replicas) {
        return PlannedValue.of(
                MIN_INSYNC_REPLICAS,
                Integer.toString(Math.min(2, Math.max(1, replicas - 1))),
                Origin.BUILT_IN,
                "one less than the copies, at most 2");
    }

    private static PlannedValue number(
            String key,
            int house,
            String option,
            List<TopicLayer> layers,
            Function<TopicLayer, @Nullable Integer> property) {
        PlannedValue value = PlannedValue.of(key, Integer.toString(house), Origin.BUILT_IN, "");
        for (TopicLayer layer : layers) {
            Integer said = property.apply(layer);
            if (said != null) {
                value = value.replacedBy(PlannedValue.of(key, said.toString(), layer.origin(), layer.detail(option)));
            }
        }
        return value;
    }

    /** An explicit wish is left to the brokers to refuse. */
    private PlannedValue fitted(PlannedValue replicas, List<String> notices) {
        int wanted = replicas.number();
        if (replicas.origin().isDeclared() || brokers >= wanted) {
            return replicas;
        }
        String shortage = "replication factor " + wanted + " needs " + Counted.of(wanted, "broker")
                + ", and the cluster has " + brokers;
        if (protectedContext != null) {
            throw KafkactlException.refused(
                    "TOO_FEW_BROKERS",
                    shortage + "; context '" + protectedContext + "' is protected, so it is not lowered",
                    "say -r " + brokers + " if fewer copies are meant");
        }
        notices.add(shortage + ": lowered to " + brokers);
        return replicas.replacedBy(
                PlannedValue.of(replicas.key(), Integer.toString(brokers), replicas.origin(), TopicPlan.LOWERED));
    }

    /** The house's retention means nothing to a topic that is only compacted. */
    private static void dropUselessRetention(SortedMap<String, PlannedValue> config) {
        PlannedValue policy = config.get("cleanup.policy");
        PlannedValue retention = config.get("retention.ms");
        if (policy != null
                && policy.value().equals("compact")
                && retention != null
                && retention.origin() == Origin.BUILT_IN) {
            config.remove("retention.ms");
        }
    }

    /** A wish for more copies in sync than there are would be broken in silence by the broker. */
    private static void lowerInSync(SortedMap<String, PlannedValue> config, int replicas, List<String> notices) {
        PlannedValue wanted = config.get(MIN_INSYNC_REPLICAS);
        int survivable = Math.max(1, replicas - 1);
        if (wanted == null || !wanted.value().matches("\\d{1,9}")) {
            return;
        }
        int most = switch (wanted.origin()) {
            case PRESET -> survivable;
            case CONTEXT, POLICY -> replicas;
            default -> Integer.MAX_VALUE;
        };
        if (wanted.number() > most) {
            notices.add(wanted.origin() + " '" + wanted.detail() + "' wants " + MIN_INSYNC_REPLICAS + "="
                    + wanted.value() + ", and with replication factor " + replicas + " it is lowered to "
                    + survivable);
            config.put(
                    MIN_INSYNC_REPLICAS,
                    wanted.replacedBy(PlannedValue.of(
                            MIN_INSYNC_REPLICAS,
                            Integer.toString(survivable),
                            wanted.origin(),
                            wanted.detail() + ", lowered to fit")));
        }
    }

    private static void putAll(
            SortedMap<String, PlannedValue> config, Map<String, String> values, Origin origin, String detail) {
        values.forEach(
                (key, value) -> put(config, PlannedValue.of(key, TopicConfigValue.of(key, value), origin, detail)));
    }

    private static void put(SortedMap<String, PlannedValue> config, PlannedValue value) {
        PlannedValue weaker = config.get(value.key());
        config.put(value.key(), weaker == null ? value : weaker.replacedBy(value));
    }
}
