package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.config.Durations;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.output.RowModel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How dead-letter topics are listed. */
final class DlqListRows {
    private static final RowModel<DlqOverview.GroupBehind> GROUP = new RowModel<DlqOverview.GroupBehind>("Group")
            .jsonOnly("group", TEXT, DlqOverview.GroupBehind::group)
            .jsonOnly("lag", INTEGER, DlqOverview.GroupBehind::lag);

    private DlqListRows() {}

    /** @param now what the time left is counted from */
    static RowModel<DlqOverview> at(Instant now) {
        return new RowModel<DlqOverview>("DlqList")
                .list()
                .text("TOPIC", "topic", DlqOverview::topic)
                .text("KIND", "kind", topic -> topic.kind().text())
                .spare()
                .tableOnly("FORMAT", DlqListRows::format)
                .spare()
                .jsonOnly("formats", listOf(TEXT), DlqOverview::formats)
                .text("SOURCE", "source", DlqOverview::source)
                .number("PENDING", "pending", DlqOverview::pending)
                .number("SETTLED", "settled", DlqOverview::settled)
                .number("TOTAL", "total", DlqOverview::total)
                .number("NEW-1H", "newInLastHour", DlqOverview::newInLastHour)
                .tableOnly("OLDEST", topic -> seconds(topic.oldest()))
                .jsonOnly("oldest", TIME, DlqOverview::oldest)
                .tableOnly("EXPIRES", topic -> left(topic.expires(), now))
                .jsonOnly("expires", TIME, DlqOverview::expires)
                .tableOnly("GROUPS", DlqListRows::groups)
                .objects("groups", GROUP, DlqOverview::groups)
                .column("WARNINGS", "warnings", listOf(TEXT), DlqOverview::warnings)
                .wide("FOUND-BY", "foundBy", TEXT, DlqOverview::foundBy)
                .wide("HIDDEN", "hidden", INTEGER, DlqOverview::hidden)
                .jsonOnly("complete", FLAG, DlqOverview::complete);
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
}
