package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The columns in which {@code topic presets} answers. */
final class PresetRows {
    private static final Set<String> OWN_COLUMN = Set.of("retention.ms", "cleanup.policy", "compression.type");

    static final RowModel<Preset> VALUES = new RowModel<Preset>("TopicPresets")
            .list()
            .text("NAME", "name", Preset::name)
            .text("SOURCE", "source", Preset::source)
            .number("PARTITIONS", "partitions", Preset::partitions)
            .number("REPLICATION", "replicationFactor", Preset::replicationFactor)
            .tableOnly("RETENTION", preset -> words(preset, "retention.ms"))
            .tableOnly("CLEANUP", preset -> words(preset, "cleanup.policy"))
            .tableOnly("COMPRESSION", preset -> words(preset, "compression.type"))
            .tableOnly("EXTRAS", PresetRows::extras)
            .wide("EXTENDS", "extends", TEXT, Preset::parent)
            .jsonOnly("config", mapOf(TEXT), Preset::config)
            .jsonOnly("deleteProtection", FLAG, Preset::deleteProtection)
            .jsonOnly("keyRequired", FLAG, Preset::keyRequired)
            .jsonOnly("reason", TEXT, Preset::reason);

    static final RowModel<Preset> REASONS = new RowModel<Preset>("TopicPresets")
            .text("NAME", "name", Preset::name)
            .text("REASON", "reason", Preset::reason);

    private PresetRows() {}

    private static String words(Preset preset, String key) {
        String value = preset.config().get(key);
        return value == null ? "" : TopicConfigValue.words(key, value);
    }

    private static List<String> extras(Preset preset) {
        List<String> extras = new ArrayList<>();
        preset.config().forEach((key, value) -> {
            if (!OWN_COLUMN.contains(key)) {
                extras.add(key + "=" + TopicConfigValue.words(key, value));
            }
        });
        if (preset.keyRequired()) {
            extras.add("key required");
        }
        if (preset.deleteProtection()) {
            extras.add("delete protection");
        }
        return extras;
    }
}
