package io.kafkactl.ops.topic;

import io.kafkactl.config.PresetSettings;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The presets at hand: those that everybody has, and those of the context, which may replace or extend them. */
public final class PresetCatalog {
    private static final String BUILT_IN = "built-in";
    private static final String CONTEXT = "context";

    private static final List<Preset> HOUSE = List.of(
            house(
                    "price-ticks",
                    12,
                    Map.of(
                            "retention.ms", "1d",
                            "cleanup.policy", "delete",
                            "compression.type", "lz4",
                            "segment.ms", "1h"),
                    false,
                    "Many small records that are worthless tomorrow: partitions for the rate, one day kept, lz4 because it "
                            + "costs least, and hourly segments so that the day really ends."),
            house(
                    "news",
                    6,
                    Map.of("retention.ms", "7d", "cleanup.policy", "delete", "compression.type", "gzip"),
                    false,
                    "Few and large texts: gzip makes them smallest, and a week is enough for a reader that was away."),
            house(
                    "audit",
                    6,
                    Map.of(
                            "retention.ms", "90d",
                            "cleanup.policy", "delete",
                            "compression.type", "gzip",
                            "min.insync.replicas", "2"),
                    false,
                    "Records that somebody will ask for: a quarter kept, written to two brokers before they count, and "
                            + "protected from deletion."),
            house(
                    "changelog",
                    6,
                    Map.of(
                            "retention.ms", "-1",
                            "cleanup.policy", "compact",
                            "compression.type", "lz4",
                            "delete.retention.ms", "1d"),
                    true,
                    "The last value of each key, for ever: compaction needs keys, and a day is enough for readers to see a "
                            + "deletion."));

    private final Map<String, Preset> presets = new LinkedHashMap<>();

    /** Circles are refused when the context file is read. */
    public PresetCatalog(Map<String, PresetSettings> ofContext) {
        HOUSE.forEach(preset -> presets.put(preset.name(), preset));
        Map<String, Preset> extended = new TreeMap<>();
        ofContext.keySet().forEach(name -> extended.put(name, resolve(name, ofContext)));
        presets.putAll(extended);
    }

    private static Preset house(
            String name, int partitions, Map<String, String> config, boolean keyRequired, String reason) {
        return new Preset(
                name,
                BUILT_IN,
                null,
                partitions,
                null,
                inBrokersUnits(config),
                name.equals("audit"),
                keyRequired,
                reason);
    }

    /** The built-in ones first, then those of the context by name. */
    public List<Preset> all() {
        return List.copyOf(presets.values());
    }

    /** The preset, or exit 7 with the nearest name. */
    public Preset require(String name) {
        Preset preset = presets.get(name);
        if (preset == null) {
            throw KafkactlException.notFound(
                    "UNKNOWN_PRESET",
                    "preset '" + name + "' does not exist",
                    SimilarName.of(name, presets.keySet())
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse("there are " + String.join(", ", presets.keySet())));
        }
        return preset;
    }

    /** The request with its preset's values where it says nothing itself. */
    public TopicRequest fill(TopicRequest request) {
        if (request.preset() == null) {
            return request;
        }
        Preset preset = require(request.preset());
        Map<String, String> config = new TreeMap<>(preset.config());
        config.putAll(request.config());
        return new TopicRequest(
                request.preset(),
                request.partitions() == null ? preset.partitions() : request.partitions(),
                request.replicationFactor() == null ? preset.replicationFactor() : request.replicationFactor(),
                config);
    }

    private Preset resolve(String name, Map<String, PresetSettings> ofContext) {
        PresetSettings settings = ofContext.get(name);
        if (settings == null) {
            return require(name);
        }
        Preset parent = parent(name, settings, ofContext);
        SortedMap<String, String> config = new TreeMap<>(parent == null ? Map.of() : parent.config());
        try {
            config.putAll(inBrokersUnits(settings.config()));
        } catch (KafkactlException e) {
            throw KafkactlException.invalid(e.error(), "preset '" + name + "': " + e.message(), null);
        }
        return new Preset(
                name,
                CONTEXT,
                settings.parent(),
                settings.partitions() == null && parent != null ? parent.partitions() : settings.partitions(),
                settings.replicationFactor() == null && parent != null
                        ? parent.replicationFactor()
                        : settings.replicationFactor(),
                config,
                settings.deleteProtection() == null
                        ? parent != null && parent.deleteProtection()
                        : settings.deleteProtection(),
                settings.keyRequired() == null ? parent != null && parent.keyRequired() : settings.keyRequired(),
                settings.reason() == null && parent != null ? parent.reason() : reason(settings));
    }

    private @Nullable Preset parent(String name, PresetSettings settings, Map<String, PresetSettings> ofContext) {
        String parent = settings.parent();
        if (parent == null) {
            return null;
        }
        return parent.equals(name) ? require(name) : resolve(parent, ofContext);
    }

    private static String reason(PresetSettings settings) {
        return settings.reason() == null ? "" : settings.reason();
    }

    private static SortedMap<String, String> inBrokersUnits(Map<String, String> config) {
        SortedMap<String, String> numbers = new TreeMap<>();
        config.forEach((key, value) -> numbers.put(key, TopicConfigValue.of(key, value)));
        return numbers;
    }
}
