package io.kafkactl.cli.cluster;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.cluster.doctor.Doctor;
import io.kafkactl.ops.cluster.doctor.DoctorCheck;
import io.kafkactl.ops.cluster.doctor.Examination;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl cluster doctor}. */
@Command(
        name = "doctor",
        header = "Find out what is wrong with a connection or a cluster.",
        description = {
            "Goes the way to the brokers step by step (name, connection, TLS, login, requests, advertised addresses), then "
                    + "looks at rights, clock and schema registry, and at what operators should know: copies, groups, dead "
                    + "letters, compatibility levels. Each line says how long it took, what is wrong and what to do. Only "
                    + "reads.",
            "",
            "Exits with 3 when there is a finding of --fail-on or worse, with 5 or 6 when the brokers cannot be reached or "
                    + "refuse the login, and with 1 when something could not be looked at: --skip leaves it out."
        },
        footer = {
            "  kafkactl -c prod cluster doctor",
            "  kafkactl cluster doctor --skip dead-letters,groups --fail-on warning",
            "  kafkactl cluster doctor --only replication,min-insync-replicas -o junit >doctor.xml"
        })
final class ClusterDoctorCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CHECK",
            description = "Report on these checks alone: ${COMPLETION-CANDIDATES}.")
    List<DoctorCheck> only = List.of();

    @Option(names = "--skip", split = ",", paramLabel = "CHECK", description = "Leave these checks out.")
    List<DoctorCheck> skip = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            defaultValue = "error",
            description = "Least finding to exit with 3: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DoctorThreshold failOn = DoctorThreshold.ERROR;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    DoctorFormat format = DoctorFormat.TABLE;

    @Mixin
    SchemaOption schema;

    ClusterDoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(DoctorRows.RESULTS);
    }

    @Override
    public Integer call() throws IOException {
        CliContext context = invocation.context();
        Examination examination;
        try (Connection connection = invocation.connect()) {
            examination = new Doctor(connection, context.clock(), context.cancellation(), this::isWanted).examine();
        }
        if (format == DoctorFormat.JUNIT) {
            JUnitWriter.write(DoctorRows.report(examination, failOn.verdict(), VersionText.version()), context.out());
        } else {
            invocation.print(OutputFormat.of(format), DoctorRows.RESULTS, examination.results());
        }
        invocation.note(DoctorRows.summary(examination));
        return examination.exitCode(failOn.verdict()).code();
    }

    private boolean isWanted(DoctorCheck check) {
        return (only.isEmpty() || only.contains(check)) && !skip.contains(check);
    }
}
