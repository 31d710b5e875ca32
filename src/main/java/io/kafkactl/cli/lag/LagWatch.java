package io.kafkactl.cli.lag;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.NUMBER;
import static io.kafkactl.output.FieldType.TIME;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.LagText;
import io.kafkactl.config.AtomicFile;
import io.kafkactl.config.Durations;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.lag.Breach;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.PartitionLag;
import io.kafkactl.ops.group.trend.GroupTrend;
import io.kafkactl.ops.group.trend.HotPartition;
import io.kafkactl.ops.group.trend.LagHistory;
import io.kafkactl.ops.group.trend.PartitionTrend;
import io.kafkactl.output.LinePlot;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.Sparkline;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows samples as they come: a table that is drawn again on a terminal, else one after the other. */
final class LagWatch {
    private static final Duration STALL_AFTER = Duration.ofSeconds(60);
    private static final Duration RISK_HORIZON = Duration.ofHours(1);
    private static final int SPARKS = 24;
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    private final Invocation invocation;
    private final LagViewOptions view;
    private final LagFormat format;
    private final LagHistory history;
    private final Breaches breaches;
    private final LinePlot plot = new LinePlot("Consumer lag", "records");
    private List<ItemError> errors = List.of();
    private int readable;
    private boolean shown;

    /** A group at a moment. */
    private record Row(Instant at, GroupTrend trend) {}

    private static final RowModel<Row> ROWS = new RowModel<Row>("LagSample")
            .jsonOnly("at", TIME, Row::at)
            .text("GROUP", "group", row -> row.trend().group().group())
            .text("STATE", "state", row -> row.trend().group().state())
            .figureOnly(
                    "LAG",
                    row -> LagText.lag(
                            row.trend().group().lag(),
                            row.trend().group().complete(),
                            row.trend().group().approx()))
            .jsonOnly("lag", INTEGER, row -> row.trend().group().lag())
            .figureOnly("IN", row -> LagText.rate(row.trend().in()))
            .jsonOnly("inRate", NUMBER, row -> row.trend().in())
            .figureOnly("OUT", row -> LagText.rate(row.trend().out()))
            .jsonOnly("outRate", NUMBER, row -> row.trend().out())
            .text("STATUS", "status", row -> row.trend().status())
            .figureOnly("ETA", row -> eta(row.trend()))
            .jsonOnly("drainMs", INTEGER, row -> millis(row.trend().drain()))
            .jsonOnly("drains", FLAG, row -> row.trend().drains())
            .text("HOT", "hot", row -> hot(row.trend().hot()))
            .text("RISK", "risk", row -> risk(row.trend().nextLoss()))
            .jsonOnly("complete", FLAG, row -> row.trend().group().complete())
            // As a figure, because the newest is at its end and must not be cut off.
            .figureOnly("TREND", row -> Sparkline.of(row.trend().lags(), SPARKS))
            .list();

    LagWatch(
            Invocation invocation,
            LagViewOptions view,
            LagFormat format,
            Duration window,
            LagCheck check,
            int samples) {
        this.invocation = invocation;
        this.view = view;
        this.format = format;
        this.history = new LagHistory(window, STALL_AFTER);
        this.breaches = new Breaches(check, samples);
    }

    /** False once a threshold was broken for long enough. */
    boolean show(LagReport report) {
        List<GroupTrend> trends = history.add(report);
        List<Row> rows = view.shown(trends.stream().map(GroupTrend::group).toList()).stream()
                .flatMap(group ->
                        trends.stream().filter(trend -> trend.group().group().equals(group.group())))
                .map(trend -> new Row(report.at(), trend))
                .toList();
        errors = report.errors();
        readable = (int) report.groups().stream().filter(GroupLag::readable).count();
        write(rows);
        report.errors().forEach(error -> invocation.warn(error.message()));
        draw(report.at(), trends);
        return breaches.add(report).breaches().isEmpty();
    }

    /** Exit 3 after a breach; else what could not be read or decided at last. */
    ExitCode end(@Nullable Path plotFile) {
        if (plotFile != null && !plot.isEmpty()) {
            AtomicFile.publish(plotFile, plot.draw(plotFile.toString()));
            invocation.note("drawn: " + plotFile);
        }
        List<Breach> broken = breaches.last().breaches();
        broken.forEach(breach -> invocation.warn(LagReports.text(breach)));
        List<ItemError> open = new ArrayList<>(errors);
        open.addAll(breaches.last().errors());
        ExitCode code = invocation.reportErrors(format.errors(), open, readable);
        return broken.isEmpty() ? code : ExitCode.CONDITION;
    }

    private void write(List<Row> rows) {
        OutputStream out = invocation.context().out();
        try {
            if (format.isTable() && invocation.context().terminals().out()) {
                out.write(HOME_AND_CLEAR.getBytes(StandardCharsets.UTF_8));
            } else if (format.isTable() && shown) {
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shown = true;
        invocation.printer(format.errors()).print(ROWS, rows, List.of());
    }

    /** One group by its partitions, several by their sums. */
    private void draw(Instant at, List<GroupTrend> trends) {
        for (GroupTrend trend : trends) {
            if (trends.size() == 1) {
                trend.partitions().forEach(partition -> draw(at, partition.last()));
            } else if (trend.group().lag() != null) {
                plot.add(trend.group().group(), at, trend.group().lag());
            }
        }
    }

    private void draw(Instant at, PartitionLag row) {
        if (row.lag() != null) {
            plot.add(row.topic() + "-" + row.partition(), at, row.lag());
        }
    }

    private static @Nullable String eta(GroupTrend trend) {
        if (trend.neverDrains()) {
            return "never";
        }
        Duration drain = trend.drain();
        return drain == null ? null : Durations.words(drain);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toMillis();
    }

    private static @Nullable String hot(@Nullable HotPartition hot) {
        return hot == null ? null : hot.row().topic() + "-" + hot.row().partition() + " (" + hot.cause() + ")";
    }

    private static @Nullable String risk(@Nullable PartitionTrend next) {
        if (next == null || next.loss() == null || next.loss().compareTo(RISK_HORIZON) > 0) {
            return null;
        }
        return next.last().topic() + "-" + next.last().partition() + " lost in " + Durations.words(next.loss());
    }
}
