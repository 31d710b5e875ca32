package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.TIME;

import io.kafkactl.error.ShellWord;
import io.kafkactl.ops.dlq.select.Fingerprint;
import io.kafkactl.ops.dlq.stats.DlqGroup;
import io.kafkactl.ops.dlq.stats.DlqStats;
import io.kafkactl.ops.dlq.stats.StatsBy;
import io.kafkactl.output.LinePlot;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How groups of dead letters are shown. */
final class StatsRows {
    private static final int LINES = 12;
    private static final int MESSAGE_CHARS = 80;

    private final StatsBy by;
    private final String topic;
    private final long total;

    StatsRows(StatsBy by, String topic, long total) {
        this.by = by;
        this.topic = topic;
        this.total = total;
    }

    RowModel<DlqGroup> model() {
        RowModel<DlqGroup> model = new RowModel<DlqGroup>("DlqStats")
                .list()
                .text(by.name(), by.toString(), DlqGroup::value)
                .number("COUNT", "count", DlqGroup::count)
                .figureOnly("SHARE", this::share);
        if (by == StatsBy.FINGERPRINT) {
            model.wide("FORMAT", "format", TEXT, part(Fingerprint::format))
                    .text("SOURCE", "source", part(Fingerprint::source))
                    .text("GROUP", "group", part(Fingerprint::group))
                    .tableOnly(
                            "ERROR", g -> simple(part(Fingerprint::errorClass).apply(g)))
                    .jsonOnly("errorClass", TEXT, part(Fingerprint::errorClass))
                    .wide("SHAPE", "messageShape", TEXT, part(Fingerprint::shape))
                    .wide("FRAME", "frame", TEXT, part(Fingerprint::frame));
        }
        return model.number("ATTEMPTS", "mostAttempts", DlqGroup::mostAttempts)
                .tableOnly("FIRST", g -> seconds(g.first()))
                .spare()
                .tableOnly("LAST", g -> seconds(g.last()))
                .jsonOnly("first", TIME, DlqGroup::first)
                .jsonOnly("last", TIME, DlqGroup::last)
                .text("SAMPLE", "sample", g -> g.sample().toString())
                .spare()
                .tableOnly("MESSAGE", g -> cut(g.sampleMessage()))
                .jsonOnly("sampleMessage", TEXT, DlqGroup::sampleMessage)
                .jsonOnly("redrive", TEXT, g -> redrive(g, null));
    }

    private String share(DlqGroup group) {
        return String.format(Locale.ROOT, "%.1f%%", 100.0 * group.count() / Math.max(1, total));
    }

    private static Function<DlqGroup, @Nullable String> part(Function<Fingerprint, String> part) {
        return group -> {
            Fingerprint fingerprint = group.fingerprint();
            String text = fingerprint == null ? "" : part.apply(fingerprint);
            return text.isEmpty() ? null : text;
        };
    }

    /** Without the package, as people speak of it. */
    private static @Nullable String simple(@Nullable String className) {
        return className == null ? null : className.substring(className.lastIndexOf('.') + 1);
    }

    private static @Nullable Instant seconds(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable String cut(@Nullable String message) {
        return message == null || message.length() <= MESSAGE_CHARS
                ? message
                : message.substring(0, MESSAGE_CHARS) + "…";
    }

    /** The line that puts one group back, to be copied into a shell; what is not safe there is quoted. */
    String redrive(DlqGroup group, @Nullable FormatOption format) {
        StringBuilder line = new StringBuilder("kafkactl dlq redrive ").append(ShellWord.of(topic));
        if (format != null && format.name() != null) {
            line.append(" --dlq-format ").append(ShellWord.of(format.name()));
        }
        if (format != null && format.source() != null) {
            line.append(" --source ").append(ShellWord.of(format.source()));
        }
        String option = option(group);
        return line.append(option == null ? " --offsets " + group.sample() : option)
                .append(" --dry-run")
                .toString();
    }

    /** Null when no option selects the group. */
    private @Nullable String option(DlqGroup group) {
        String value = group.value();
        // What cannot be typed, or would play with the terminal, is no text to copy.
        if (value == null || !SafeText.oneLine(value).equals(value)) {
            return null;
        }
        Instant hour = by == StatsBy.HOUR ? Instant.parse(value) : Instant.EPOCH;
        return switch (by) {
            case FINGERPRINT -> " --fingerprint " + value;
            case CLASS -> " --error-class " + ShellWord.of("^" + ShellWord.literalRegex(value) + "$");
            case SOURCE -> " --topic " + ShellWord.of(value);
            case GROUP -> " --group " + ShellWord.of(value);
            case HOUR -> " --failed-since @" + hour + " --failed-before @" + hour.plus(1, ChronoUnit.HOURS);
            case KEY -> value.startsWith("base64:") ? null : " --key " + ShellWord.of(value);
            case ATTEMPTS -> " --attempts " + value;
        };
    }

    /** The largest groups over time; a step without any is drawn as zero, and so are those before and behind. */
    LinePlot plot(DlqStats.Report report) {
        LinePlot plot = new LinePlot("Dead letters of " + topic, "in " + minutes(report.step()));
        List<DlqGroup> largest = report.groups().stream()
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .limit(LINES)
                .toList();
        TreeSet<Instant> times = new TreeSet<>();
        largest.forEach(group -> times.addAll(group.byTime().keySet()));
        for (DlqGroup group : largest) {
            Map<Instant, Long> counts = group.byTime();
            for (Instant at = times.isEmpty() ? null : times.first().minus(report.step());
                    at != null && !at.isAfter(times.last().plus(report.step()));
                    at = at.plus(report.step())) {
                plot.add(SafeText.oneLine(name(group)), at, counts.getOrDefault(at, 0L));
            }
        }
        return plot;
    }

    private String name(DlqGroup group) {
        String error = simple(part(Fingerprint::errorClass).apply(group));
        return (group.value() == null ? "-" : group.value())
                + (error == null ? "" : " " + error)
                + (" (" + group.count() + ")");
    }

    private static String minutes(Duration step) {
        return step.toMinutes() == 1 ? "a minute" : step.toMinutes() + " minutes";
    }
}
