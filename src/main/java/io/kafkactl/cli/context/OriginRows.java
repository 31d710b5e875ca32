package io.kafkactl.cli.context;

import io.kafkactl.cli.context.ContextRows.Setting;
import io.kafkactl.client.EffectiveProperties;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Context;
import io.kafkactl.config.Masking;
import io.kafkactl.config.Origin;
import io.kafkactl.config.ResolvedConnection;
import io.kafkactl.config.StoredContext;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every value that a command would use, and which level it comes from. */
final class OriginRows {
    /** One value and its origin. */
    record Row(String setting, @Nullable Object value, Origin origin) {}

    static final RowModel<Row> MODEL = new RowModel<Row>("ContextOrigins")
            .list()
            .text("SETTING", "setting", Row::setting)
            .text("VALUE", "value", row -> row.value() == null ? null : String.valueOf(row.value()))
            .text("LEVEL", "level", row -> row.origin().level().toString())
            .text("ORIGIN", "origin", row -> row.origin().place());

    private OriginRows() {}

    static List<Row> of(ResolvedConnection resolved) {
        ConnectionSettings settings = resolved.settings();
        List<Row> rows = new ArrayList<>();
        if (resolved.context() != null) {
            rows.add(new Row("context", settings.contextName(), resolved.originOf("context")));
        }
        rows.add(new Row("bootstrapServers", settings.bootstrapServers(), resolved.originOf("bootstrapServers")));
        rows.add(new Row(
                "schemaRegistry",
                settings.schemaRegistry().isEmpty()
                        ? null
                        : settings.schemaRegistry().stream().map(Masking::url).collect(Collectors.joining(",")),
                resolved.originOf("schemaRegistry")));
        Masking.mask(settings.properties())
                .forEach((key, value) ->
                        rows.add(new Row("properties." + key, value, resolved.originOf("properties." + key))));
        if (resolved.context() != null) {
            addRules(rows, resolved.context());
        }
        EffectiveProperties.of(resolved)
                .forEach(property -> rows.add(new Row(property.key(), property.value(), property.origin())));
        return rows;
    }

    /** A rule that is as it would be without the context comes from nobody. */
    private static void addRules(List<Row> rows, StoredContext stored) {
        Context bare = Context.of(stored.context().name(), stored.context().bootstrapServers());
        Set<Setting> defaults = new HashSet<>(ContextRows.rules(bare));
        for (Setting rule : ContextRows.rules(stored.context())) {
            rows.add(new Row(
                    rule.key(),
                    rule.value(),
                    defaults.contains(rule) ? Origin.byDefault("kafkactl") : Origin.context(stored)));
        }
    }
}
