package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.trend.Diagnosis;
import io.kafkactl.ops.group.trend.Finding;
import io.kafkactl.ops.group.trend.LagSampling;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Watches for a while and prints what was found. */
final class LagExplain {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final int LEAST_SAMPLES = 6;

    static final RowModel<Finding> ROWS = new RowModel<Finding>("LagFindings")
            .text("GROUP", "group", Finding::group)
            .number("SEVERITY", "severity", Finding::severity)
            .text("FINDING", "finding", Finding::text)
            .text("NEXT", "next", Finding::next);

    private LagExplain() {}

    static ExitCode run(
            Invocation invocation, Connection connection, LagSampling sampling, LagLiveOptions live, LagFormat format)
            throws InterruptedException {
        Duration length = live.within == null ? LENGTH : live.within;
        Diagnosis diagnosis = new Diagnosis(connection.cluster(), length);
        List<ItemError> errors = new ArrayList<>();
        invocation.note("watching for " + length.toSeconds() + " s");
        List<Finding> findings = invocation
                .readingProgress(Work.ofTime("watch", length))
                .during(() -> {
                    sampling.every(length.dividedBy(LEAST_SAMPLES), length, report -> {
                        diagnosis.add(report);
                        errors.clear();
                        errors.addAll(report.errors());
                        return isWorthIt(report);
                    });
                    return diagnosis.findings();
                });
        return invocation.print(format.errors(), ROWS, findings, errors);
    }

    /** A group that does not exist will not be better explained in half a minute. */
    private static boolean isWorthIt(LagReport report) {
        return !report.groups().isEmpty();
    }
}
