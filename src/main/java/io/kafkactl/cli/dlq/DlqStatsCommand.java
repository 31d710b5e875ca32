package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.config.AtomicFile;
import io.kafkactl.config.GivenFile;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.inspect.DlqScan;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.ops.dlq.stats.DlqGroup;
import io.kafkactl.ops.dlq.stats.DlqStats;
import io.kafkactl.ops.dlq.stats.StatsBy;
import io.kafkactl.output.LinePlot;
import io.kafkactl.output.RowModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq stats}. */
@Command(
        name = "stats",
        header = "Group dead letters by their cause.",
        description = {
            "Reads the pending dead letters once and counts them by fingerprint: format, topic and group they came from, "
                    + "root exception, error message without numbers, ids and quoted text, and the application's method "
                    + "nearest to the cause. 'dlq inspect' and 'dlq redrive' select one cause with --fingerprint.",
            "Of more than 20,000 different groups the small ones are counted together, and a count may then be too low."
        },
        footer = {
            "  kafkactl dlq stats orders.order.placed.v1.dlq",
            "  kafkactl dlq stats orders.order.placed.v1.dlq --by hour --failed-since @-1d",
            "  kafkactl dlq stats orders.order.placed.v1.dlq --by class --plot causes.svg"
        })
final class DlqStatsCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "fingerprint",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    StatsBy by = StatsBy.FINGERPRINT;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many groups to show, the largest, or the latest hours; the output for machines has all (default: ${DEFAULT-VALUE}).")
    int top = 20;

    @Option(names = "--all", description = "Count what runs have settled, too.")
    boolean all;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Draw when the dead letters of the largest groups failed, into a .png or .svg file.")
    @Nullable
    Path plot;

    @Mixin
    SelectionOptions selection;

    @Mixin
    FormatOption format;

    @Mixin
    ReportOptions output;

    DlqStatsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        List<RowModel<?>> models = new ArrayList<>();
        for (StatsBy each : StatsBy.values()) {
            models.add(new StatsRows(each, "", 0).model());
        }
        return models;
    }

    @Override
    public Integer call() {
        if (top < 1) {
            throw KafkactlException.usage("--top " + top + " shows nothing", null);
        }
        if (plot != null) {
            LinePlot.requireKind(plot.toString());
            GivenFile.requireFolder("--plot", plot);
        }
        DlqStats.Report report;
        DlqTopic dlq;
        try (Connection connection = format.connect(invocation)) {
            dlq = new DlqCatalog(connection).get(topic, format.source());
            DlqScan scan = new DlqScan(
                    connection, dlq, format.name(), invocation.context().cancellation());
            ScanNotices.before(invocation, scan);
            Selection chosen = selection.selection(invocation, connection, dlq);
            report = ScanNotices.progress(invocation, scan.meter())
                    .during(() -> new DlqStats(scan).count(chosen, all, by, plot != null));
            ScanNotices.settledLeftOut(invocation, scan, all);
        }
        List<DlqGroup> groups = report.groups();
        boolean cut = output.format().isTable() && groups.size() > top;
        StatsRows rows = new StatsRows(by, dlq.name(), report.counted());
        invocation.print(output.format(), rows.model(), cut ? most(groups) : groups);
        conclude(report, rows, cut);
        return selection.code().code();
    }

    /** Of hours the latest: what happens now is what is asked for. */
    private List<DlqGroup> most(List<DlqGroup> groups) {
        return by == StatsBy.HOUR ? groups.subList(groups.size() - top, groups.size()) : groups.subList(0, top);
    }

    private void conclude(DlqStats.Report report, StatsRows rows, boolean cut) {
        if (plot != null && !report.groups().isEmpty()) {
            AtomicFile.publish(plot, rows.plot(report).draw(plot.toString()));
            invocation.note("drawn: " + plot);
        }
        if (report.folded() > 0) {
            invocation.warn(Counted.of(report.folded(), "dead letter")
                    + " of small groups stand in no group: there were too many different ones");
        }
        if (cut) {
            invocation.note("the " + (by == StatsBy.HOUR ? "latest " : "largest ") + top + " of "
                    + Counted.of(report.groups().size(), "group") + " are shown; --top shows more");
        }
        report.groups().stream().max(Comparator.comparingLong(DlqGroup::count)).ifPresent(largest -> {
            invocation.note(Counted.of(report.counted(), "dead letter") + "; the largest group goes back with:");
            invocation.note("  " + rows.redrive(largest, format));
        });
    }
}
