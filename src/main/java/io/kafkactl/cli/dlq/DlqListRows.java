package io.kafkactl.cli.dlq;

import io.kafkactl.config.Durations;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.output.RowModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How dead-letter topics are listed. */
final class DlqListRows {
    private DlqListRows() {}

    /** @param now what the time left is counted from */
    static RowModel<DlqOverview> at(Instant now) {
        return new RowModel<DlqOverview>("DlqList")
                .text("TOPIC", "topic", DlqOverview::topic)
                .text("KIND", "kind", topic -> topic.kind().text())
                .tableOnly("FORMAT", DlqListRows::format)
                .jsonOnly("formats", DlqOverview::formats)
                .text("SOURCE", "source", DlqOverview::source)
                .number("PENDING", "pending", DlqOverview::pending)
                .number("SETTLED", "settled", DlqOverview::settled)
                .number("TOTAL", "total", DlqOverview::total)
                .number("NEW-1H", "newInLastHour", DlqOverview::newInLastHour)
                .tableOnly("OLDEST", topic -> seconds(topic.oldest()))
                .jsonOnly("oldest", DlqOverview::oldest)
                .tableOnly("EXPIRES", topic -> left(topic.expires(), now))
                .jsonOnly("expires", DlqOverview::expires)
                .tableOnly("GROUPS", DlqListRows::groups)
                .jsonOnly(
                        "groups",
                        topic ->
                                topic.groups().stream().map(DlqListRows::fields).toList())
                .text("WARNINGS", "warnings", DlqOverview::warnings)
                .jsonOnly("foundBy", DlqOverview::foundBy)
                .jsonOnly("hidden", DlqOverview::hidden)
                .jsonOnly("complete", DlqOverview::complete);
    }

    private static String format(DlqOverview topic) {
        return switch (topic.formats().size()) {
            case 0 -> topic.total() == 0 ? "-" : "unknown";
            case 1 -> topic.formats().get(0);
            default -> "mixed";
        };
    }

    private static @Nullable Instant seconds(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String left(@Nullable Instant expires, Instant now) {
        if (expires == null) {
            return null;
        }
        return expires.isAfter(now) ? "in " + Durations.words(Duration.between(now, expires)) : "due";
    }

    private static List<String> groups(DlqOverview topic) {
        return topic.groups().stream()
                .map(group -> group.group() + " " + (group.lag() == null ? "?" : group.lag() + " behind"))
                .toList();
    }

    private static Map<String, @Nullable Object> fields(DlqOverview.GroupBehind group) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("group", group.group());
        fields.put("lag", group.lag());
        return fields;
    }
}
