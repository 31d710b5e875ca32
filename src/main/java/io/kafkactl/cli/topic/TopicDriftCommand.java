package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.provision.drift.Drift;
import io.kafkactl.ops.provision.drift.DriftCheck;
import io.kafkactl.ops.provision.drift.DriftReport;
import io.kafkactl.ops.provision.observed.ManifestOnCluster;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic drift}. */
@Command(
        name = "drift",
        header = "Check whether a cluster is what its manifest says.",
        description = {
            "Only reads, and compares by what values mean:",
            "",
            "  missing    a topic of the manifest does not exist%n"
                    + "  extra      a topic in the policy's scope is in no manifest%n"
                    + "  changed    a topic has something else than the manifest says%n"
                    + "  unmanaged  a topic makes a setting that the manifest does not name",
            "",
            "Exit 3 when any of these is found, exit 8 on another cluster than the environment's. A topic that may not be "
                    + "read is an error, and not missing."
        },
        footer = {
            "  kafkactl topic drift -F topics/ --env prod",
            "  kafkactl topic drift -F topics/ --env prod --ignore-extra -o junit > drift.xml"
        })
final class TopicDriftCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    ManifestOptions manifests;

    @Option(names = "--ignore-extra", description = "Topics that are in no manifest are no drift.")
    boolean ignoreExtra;

    @Option(names = "--ignore-unmanaged", description = "Settings that the manifest does not name are no drift.")
    boolean ignoreUnmanaged;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    CheckFormat format = CheckFormat.TABLE;

    @Mixin
    SchemaOption schema;

    TopicDriftCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(DriftRows.DRIFTS);
    }

    @Override
    public Integer call() throws IOException {
        ManifestRun run = new ManifestRun(invocation, manifests);
        ManifestOnCluster subject;
        try (Connection connection = run.connect()) {
            subject = ManifestOnCluster.read(connection, run.manifest(), run.environment());
        }
        DriftReport report = DriftCheck.check(subject, ignored());
        if (subject.scope().isEmpty() && !ignoreExtra) {
            invocation.note("the manifest has no scope: topics that it does not name are not looked for");
        }
        ExitCode code = print(report);
        return (report.drifts().isEmpty() ? code : ExitCode.CONDITION).code();
    }

    private Set<Drift.Kind> ignored() {
        Set<Drift.Kind> ignored = EnumSet.noneOf(Drift.Kind.class);
        if (ignoreExtra) {
            ignored.add(Drift.Kind.EXTRA);
        }
        if (ignoreUnmanaged) {
            ignored.add(Drift.Kind.UNMANAGED);
        }
        return ignored;
    }

    /** What was found is shown first, then what could not be read. */
    private ExitCode print(DriftReport report) throws IOException {
        int read = report.topics().size() - report.errors().size();
        ExitCode code;
        if (format.isReport()) {
            format.write(
                    DriftRows.report(report, VersionText.version()),
                    invocation.context().out());
            code = invocation.reportErrors(report.errors(), read);
        } else if (format.common().isTable() && report.drifts().isEmpty()) {
            code = invocation.reportErrors(report.errors(), read);
        } else {
            code = invocation.print(format.common(), DriftRows.DRIFTS, report.drifts(), report.errors());
        }
        invocation.note(DriftRows.summary(report));
        return code != ExitCode.OK && read > 0 ? ExitCode.FAILURE : code;
    }
}
