package io.kafkactl.cli.context;

import io.kafkactl.config.LintSettings;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.PresetSettings;
import io.kafkactl.config.SegmentSettings;
import io.kafkactl.config.TopicDefaults;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a context says about topics, as fields under the names that its file uses. */
final class HouseRuleFields {
    private HouseRuleFields() {}

    static Map<String, @Nullable Object> naming(NamingSettings naming) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("convention", naming.convention().id());
        Map<String, Object> segments = new LinkedHashMap<>();
        naming.segments().forEach((name, segment) -> segments.put(name, segment(segment)));
        fields.put("segments", segments);
        fields.put("environment", naming.environment());
        fields.put("prefixes", naming.prefixes());
        fields.put("maxLength", naming.maxLength());
        fields.put("mirrorAliases", naming.mirrorAliases());
        fields.put("discouraged", naming.discouraged());
        Map<String, @Nullable Object> companions = new LinkedHashMap<>();
        companions.put("dlq", naming.companions().dlq());
        companions.put("retry", naming.companions().retry());
        fields.put("companions", companions);
        return fields;
    }

    private static Map<String, @Nullable Object> segment(SegmentSettings segment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("pattern", segment.pattern());
        fields.put("oneOf", segment.oneOf());
        fields.put("case", segment.letterCase());
        return fields;
    }

    static Map<String, @Nullable Object> lint(LintSettings lint) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("minReplicationFactor", lint.minReplicationFactor());
        fields.put("maxPartitions", lint.maxPartitions());
        fields.put("maxReplicasPerBroker", lint.maxReplicasPerBroker());
        fields.put(
                "ignore",
                lint.ignore().stream().map(HouseRuleFields::suppression).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> suppression(LintSuppression suppression) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rule", suppression.rule());
        fields.put("topic", suppression.topic());
        fields.put("glob", suppression.glob());
        fields.put("reason", suppression.reason());
        fields.put("until", suppression.until());
        return fields;
    }

    static Map<String, @Nullable Object> topicDefaults(TopicDefaults defaults) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("partitions", defaults.partitions());
        fields.put("replicationFactor", defaults.replicationFactor());
        fields.put("config", defaults.config());
        return fields;
    }

    static Map<String, Object> presets(Map<String, PresetSettings> presets) {
        Map<String, Object> fields = new LinkedHashMap<>();
        presets.forEach((name, preset) -> fields.put(name, preset(preset)));
        return fields;
    }

    private static Map<String, @Nullable Object> preset(PresetSettings preset) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("extends", preset.parent());
        fields.put("partitions", preset.partitions());
        fields.put("replicationFactor", preset.replicationFactor());
        fields.put("config", preset.config());
        fields.put("deleteProtection", preset.deleteProtection());
        fields.put("keyRequired", preset.keyRequired());
        fields.put("reason", preset.reason());
        return fields;
    }
}
