package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.ops.topic.ExplainedTopic;
import io.kafkactl.ops.topic.PlannedValue;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.Optional;

/** The columns in which {@code topic explain} answers. */
final class ExplainRows {
    static final RowModel<PlannedValue> VALUES = new RowModel<PlannedValue>("TopicExplanation")
            .text("SETTING", "key", PlannedValue::key)
            .text("VALUE", "value", PlannedValue::value)
            .tableOnly("MEANS", ExplainRows::meaning)
            .tableOnly("FROM", ExplainRows::from)
            .tableOnly("INSTEAD-OF", ExplainRows::instead);

    private static final RowModel<PlannedValue.Other> OTHER = new RowModel<PlannedValue.Other>("Other")
            .jsonOnly("value", TEXT, PlannedValue.Other::value)
            .jsonOnly("origin", TEXT, PlannedValue.Other::origin);

    private static final RowModel<PlannedValue> VALUE = new RowModel<PlannedValue>("Value")
            .jsonOnly("key", TEXT, PlannedValue::key)
            .jsonOnly("value", TEXT, PlannedValue::value)
            .jsonOnly("origin", TEXT, PlannedValue::origin)
            .jsonOnly("detail", TEXT, PlannedValue::detail)
            .objects("instead", OTHER, PlannedValue::instead);

    static final RowModel<ExplainedTopic> DOCUMENT = new RowModel<ExplainedTopic>("TopicExplanation")
            .jsonOnly("name", TEXT, topic -> topic.plan().name())
            .jsonOnly("exists", FLAG, ExplainedTopic::exists)
            .jsonOnly("segments", mapOf(TEXT), ExplainedTopic::segments)
            .jsonOnly("preset", TEXT, topic -> preset(topic).map(Preset::name).orElse(null))
            .jsonOnly(
                    "deleteProtection",
                    FLAG,
                    topic -> preset(topic).filter(Preset::deleteProtection).isPresent())
            .jsonOnly(
                    "keyRequired",
                    FLAG,
                    topic -> preset(topic).filter(Preset::keyRequired).isPresent())
            .objects("values", VALUE, ExplainedTopic::values);

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
}
