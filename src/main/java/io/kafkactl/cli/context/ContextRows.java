package io.kafkactl.cli.context;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.OBJECT;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.config.Context;
import io.kafkactl.config.DlqEntry;
import io.kafkactl.config.Masking;
import io.kafkactl.config.StoredContext;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One context as rows: a setting a line for people, one document for machines, secrets masked in both. */
final class ContextRows {
    /** One line of {@code context show}. */
    record Setting(String key, @Nullable Object value) {}

    static final RowModel<Setting> SETTINGS = new RowModel<Setting>("Context")
            .text("SETTING", "setting", Setting::key)
            .text("VALUE", "value", Setting::value);

    /**
     * What machines are given.
     *
     * @param stored null where an address is used without a context
     * @param origins null unless they were asked for
     */
    record Shown(
            @Nullable StoredContext stored,
            Context context,
            @Nullable List<OriginRows.Row> origins) {}

    static final RowModel<Shown> DOCUMENT = new RowModel<Shown>("Context")
            .jsonOnly("name", TEXT, c -> c.stored() == null ? null : c.context().name())
            .jsonOnly(
                    "source", TEXT, c -> c.stored() == null ? null : c.stored().source())
            .jsonOnly("bootstrapServers", TEXT, c -> c.context().bootstrapServers())
            .jsonOnly("properties", mapOf(TEXT), c -> Masking.mask(c.context().properties()))
            .jsonOnly("schemaRegistry", listOf(TEXT), c -> registries(c.context()))
            .jsonOnly("protected", FLAG, c -> c.context().protectedContext())
            .jsonOnly("readOnly", FLAG, c -> c.context().readOnly())
            .jsonOnly("requireKey", FLAG, c -> c.context().requireKey())
            .jsonOnly(
                    "naming",
                    OBJECT.orNull(),
                    c -> HouseRuleFields.naming(c.context().rules().naming()))
            .jsonOnly(
                    "lint",
                    OBJECT.orNull(),
                    c -> HouseRuleFields.lint(c.context().rules().lint()))
            .jsonOnly(
                    "topicDefaults",
                    OBJECT.orNull(),
                    c -> HouseRuleFields.topicDefaults(c.context().rules().topicDefaults()))
            .jsonOnly(
                    "presets",
                    OBJECT.orNull(),
                    c -> HouseRuleFields.presets(c.context().rules().presets()))
            .jsonOnly("dlq", OBJECT, c -> dlq(c.context()))
            .jsonOnly("color", TEXT.orNull(), c -> c.context().color())
            .objectsOrNull("origins", OriginRows.MODEL, Shown::origins);

    private ContextRows() {}

    static List<Setting> settings(StoredContext stored) {
        Context context = stored.context();
        List<Setting> rows = new ArrayList<>();
        rows.add(new Setting("name", context.name()));
        rows.add(new Setting("source", stored.source()));
        rows.add(new Setting("bootstrapServers", context.bootstrapServers()));
        Masking.mask(context.properties()).forEach((key, value) -> rows.add(new Setting("properties." + key, value)));
        rows.add(new Setting("schemaRegistry", registries(context)));
        rows.addAll(rules(context));
        return rows;
    }

    /** What may be done, and how, whatever the way to connect. */
    static List<Setting> rules(Context context) {
        List<Setting> rows = new ArrayList<>();
        rows.add(new Setting("protected", context.protectedContext()));
        rows.add(new Setting("readOnly", context.readOnly()));
        rows.add(new Setting("requireKey", context.requireKey()));
        flatten("color", context.color(), rows);
        flatten("naming", HouseRuleFields.naming(context.rules().naming()), rows);
        flatten("lint", HouseRuleFields.lint(context.rules().lint()), rows);
        flatten("topicDefaults", HouseRuleFields.topicDefaults(context.rules().topicDefaults()), rows);
        flatten("presets", HouseRuleFields.presets(context.rules().presets()), rows);
        rows.add(new Setting("dlq.journal", context.dlq().journal()));
        context.dlq().topics().forEach((topic, entry) -> {
            rows.add(new Setting("dlq.topics." + topic + ".format", entry.format()));
            rows.add(new Setting("dlq.topics." + topic + ".source", entry.source()));
            rows.add(new Setting("dlq.topics." + topic + ".group", entry.group()));
            rows.add(new Setting("dlq.topics." + topic + ".maxRedrives", entry.maxRedrives()));
        });
        context.dlq().formats().forEach((name, rule) -> {
            rule.fields()
                    .forEach((fact, header) ->
                            rows.add(new Setting("dlq.formats." + name + "." + fact, header.header())));
            rows.add(new Setting("dlq.formats." + name + ".requires", rule.requires()));
            rows.add(new Setting("dlq.formats." + name + ".value", rule.newestFirst() ? "first" : "last"));
            rows.add(new Setting("dlq.formats." + name + ".strip", rule.strip()));
        });
        return rows;
    }

    private static List<String> registries(Context context) {
        return context.schemaRegistry().stream().map(Masking::url).toList();
    }

    /** A line for each value within, with its path; what is not said and has no default is left out. */
    private static void flatten(String path, @Nullable Object value, List<Setting> rows) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(path + "." + key, inner, rows));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), rows);
            }
        } else if (value != null && !value.equals(List.of())) {
            rows.add(new Setting(path, value));
        }
    }

    private static Map<String, Object> dlq(Context context) {
        Map<String, Object> topics = new LinkedHashMap<>();
        context.dlq().topics().forEach((topic, entry) -> topics.put(topic, dlqEntry(entry)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("journal", context.dlq().journal());
        fields.put("topics", topics);
        return fields;
    }

    private static Map<String, @Nullable Object> dlqEntry(DlqEntry entry) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("format", entry.format());
        fields.put("source", entry.source());
        return fields;
    }
}
