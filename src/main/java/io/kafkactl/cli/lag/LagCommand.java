package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.trend.LagSampling;
import io.kafkactl.ops.group.trend.LagWait;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl lag}. */
@Command(
        name = "lag",
        header = LagCommand.HEADER,
        description = {
            "All groups, worst first, or the partitions of one. LAG counts what can still be read: where records were "
                    + "deleted unread they are LOST, and a committed offset beyond the end is AHEAD. '≥' marks a sum in "
                    + "which something could not be read, '~' a lag that counts offsets some of which have no record.",
            "With a threshold the command is a check: exit 3 with the rows that break it. A group that does not exist "
                    + "is exit 7, never one without lag.",
            "Exit codes are the same for every -o. A plugin around -o nagios has to turn 3 into 2 (CRITICAL) and all "
                    + "others but 0 into 3 (UNKNOWN): case $? in 0) exit 0 ;; 3) exit 2 ;; *) exit 3 ;; esac"
        },
        footer = {
            "  kafkactl lag",
            "  kafkactl lag pricing --by member",
            "  kafkactl lag pricing --max-lag 1000 --max-age 5m -q",
            "  kafkactl lag pricing --watch",
            "  kafkactl lag pricing --wait-below 0 --within 10m",
            "  kafkactl lag --explain pricing",
            "  kafkactl lag --slo lag-slo.yaml -o junit --output-file lag.xml"
        })
public final class LagCommand implements Callable<Integer>, JsonRows {
    public static final String HEADER = "Show how far consumer groups are behind, and why.";

    private final Invocation invocation;

    @Mixin
    LagSelectionOptions selection;

    @Mixin
    LagViewOptions view;

    @Mixin
    LagCheckOptions checks;

    @Mixin
    LagLiveOptions live;

    @Mixin
    LagOutputOptions output;

    LagCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LagRows.GROUPS, LagRows.TOPICS, LagRows.PARTITIONS, LagRows.MEMBERS, LagExplain.ROWS);
    }

    @Override
    public Integer call() throws InterruptedException {
        view.validate();
        output.file.validate();
        LagCheck check = checks.check();
        GroupQuery query = selection.query(check);
        live.validate(!check.isEmpty(), !query.isAll(), output.format);
        LagOptions options = view.options(selection.topics, checks.maxLag, check.needsAge());
        Cancellation cancellation = invocation.context().cancellation();
        try (Connection connection = invocation.connect()) {
            LagReader reader =
                    new LagReader(connection, options, invocation.context().clock(), cancellation);
            LagSampling sampling = new LagSampling(() -> reader.read(query), cancellation);
            if (live.waitBelow != null) {
                LagWait.Goal goal =
                        new LagWait.Goal(live.waitBelow, live.waitWithin(), live.stableFor, live.waitPace());
                LagReport reached = new LagWait(() -> reader.read(query), cancellation).until(goal, invocation::note);
                return printer().print(reached, check.run(reached)).code();
            }
            if (live.explain) {
                return LagExplain.run(invocation, connection, sampling, live, output.format)
                        .code();
            }
            if (live.watch != null) {
                LagWatch watch = new LagWatch(invocation, view, output.format, live.window, check, checks.samples);
                sampling.every(live.watch, live.within, watch::show);
                return watch.end(live.plot).code();
            }
            return check(sampling, check).code();
        }
    }

    /** More than one sample only while a breach may still turn out to last. */
    private ExitCode check(LagSampling sampling, LagCheck check) throws InterruptedException {
        Breaches breaches = new Breaches(check, checks.samples);
        List<LagReport> last = new ArrayList<>();
        sampling.every(LagLiveOptions.PACE, null, report -> {
            last.add(report);
            breaches.add(report);
            return breaches.isOpen();
        });
        if (last.isEmpty()) {
            throw KafkactlException.interrupted("interrupted before lag was read", null);
        }
        return printer().print(last.get(last.size() - 1), breaches.last());
    }

    private LagPrinter printer() {
        return new LagPrinter(invocation, view, view.by(selection.isOneGroup()), output, checks);
    }
}
