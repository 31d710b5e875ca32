package io.kafkactl.cli.topic;

import io.kafkactl.ops.topic.ExplainedTopic;
import io.kafkactl.ops.topic.PlannedValue;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns in which {@code topic explain} answers. */
final class ExplainRows {
    static final RowModel<PlannedValue> VALUES = new RowModel<PlannedValue>("TopicExplanation")
            .text("SETTING", "key", PlannedValue::key)
            .text("VALUE", "value", PlannedValue::value)
            .tableOnly("MEANS", ExplainRows::meaning)
            .tableOnly("FROM", ExplainRows::from)
            .tableOnly("INSTEAD-OF", ExplainRows::instead);

    static final RowModel<ExplainedTopic> DOCUMENT = new RowModel<ExplainedTopic>("TopicExplanation")
            .jsonOnly("name", topic -> topic.plan().name())
            .jsonOnly("exists", ExplainedTopic::exists)
            .jsonOnly("segments", ExplainedTopic::segments)
            .jsonOnly("preset", topic -> preset(topic).map(Preset::name).orElse(null))
            .jsonOnly(
                    "deleteProtection",
                    topic -> preset(topic).filter(Preset::deleteProtection).isPresent())
            .jsonOnly(
                    "keyRequired",
                    topic -> preset(topic).filter(Preset::keyRequired).isPresent())
            .jsonOnly(
                    "values",
                    topic -> topic.values().stream().map(ExplainRows::fields).toList());

    private ExplainRows() {}

    private static Optional<Preset> preset(ExplainedTopic topic) {
        return Optional.ofNullable(topic.plan().preset());
    }

    private static String meaning(PlannedValue value) {
        String words = TopicConfigValue.words(value.key(), value.value());
        return words.equals(value.value()) ? "" : words;
    }

    private static String from(PlannedValue value) {
        return value.origin() + (value.detail().isEmpty() ? "" : ": " + value.detail());
    }

    private static List<String> instead(PlannedValue value) {
        return value.instead().stream()
                .map(other -> TopicConfigValue.words(value.key(), other.value()) + " (" + other.origin() + ")")
                .toList();
    }

    private static Map<String, Object> fields(PlannedValue value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", value.key());
        fields.put("value", value.value());
        fields.put("origin", value.origin());
        fields.put("detail", value.detail());
        fields.put(
                "instead", value.instead().stream().map(other -> other(other)).toList());
        return fields;
    }

    private static Map<String, Object> other(PlannedValue.Other other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("value", other.value());
        fields.put("origin", other.origin());
        return fields;
    }
}
