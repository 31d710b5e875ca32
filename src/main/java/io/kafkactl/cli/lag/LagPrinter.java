package io.kafkactl.cli.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.lag.Breach;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.LagRollup;
import io.kafkactl.output.CsvTable;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.Printer;
import io.kafkactl.output.RowModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes one answer in the chosen form, and decides how the command ends. */
final class LagPrinter {
    private final Invocation invocation;
    private final LagViewOptions view;
    private final LagViewOptions.By by;
    private final LagOutputOptions output;
    private final LagCheckOptions checks;

    LagPrinter(
            Invocation invocation,
            LagViewOptions view,
            LagViewOptions.By by,
            LagOutputOptions output,
            LagCheckOptions checks) {
        this.invocation = invocation;
        this.view = view;
        this.by = by;
        this.output = output;
        this.checks = checks;
    }

    /** After a breach only what breaches is shown. */
    ExitCode print(LagReport report, LagCheck.Outcome outcome) {
        List<ItemError> errors = new ArrayList<>(report.errors());
        errors.addAll(outcome.errors());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        switch (output.format) {
            case PROM -> text(content, LagMetrics.of(report, cluster()).prometheus());
            case OPENMETRICS -> text(content, LagMetrics.of(report, cluster()).openMetrics());
            case NAGIOS -> text(content, LagReports.nagios(report, outcome, errors, checks.maxTotalLag));
            case JUNIT -> junit(report, outcome, errors, content);
            default -> rows(report.groups(), outcome.breaches(), errors, content);
        }
        boolean nothing = output.format.isTable() && report.groups().isEmpty() && !errors.isEmpty();
        if (!nothing) {
            output.file.write(invocation, content.toByteArray());
        }
        report.warnings().forEach(invocation::warn);
        outcome.breaches().forEach(breach -> invocation.warn(LagReports.text(breach)));
        int read = (int) report.groups().stream().filter(GroupLag::readable).count();
        ExitCode code = output.format.errors().isDocument()
                ? ExitCode.ofItems(codes(errors, read))
                : invocation.reportErrors(output.format.errors(), errors, read);
        return outcome.breaches().isEmpty() ? code : ExitCode.CONDITION;
    }

    /** Under json the errors stand in the document. */
    private static List<ExitCode> codes(List<ItemError> errors, int read) {
        if (errors.isEmpty()) {
            return List.of();
        }
        return read > 0
                ? List.of(ExitCode.FAILURE)
                : errors.stream().map(ItemError::exitCode).toList();
    }

    private String cluster() {
        String context = invocation.settings().contextName();
        return context == null ? invocation.settings().bootstrapServers() : context;
    }

    private void rows(
            List<GroupLag> groups, List<Breach> breaches, List<ItemError> errors, ByteArrayOutputStream content) {
        Set<String> breaching = breaches.stream().map(Breach::group).collect(Collectors.toSet());
        List<GroupLag> wanted = breaches.isEmpty()
                ? groups
                : groups.stream()
                        .filter(group -> breaching.contains(group.group()))
                        .toList();
        switch (by) {
            case GROUP -> write(LagRows.GROUPS, view.shown(wanted), errors, content);
            case TOPIC ->
                write(
                        LagRows.TOPICS,
                        view.shown(wanted.stream()
                                .flatMap(group -> LagRollup.byTopic(group).stream())
                                .toList()),
                        errors,
                        content);
            case MEMBER ->
                write(
                        LagRows.MEMBERS,
                        view.shown(wanted.stream()
                                .flatMap(group -> LagRollup.byMember(group).stream())
                                .toList()),
                        errors,
                        content);
            case PARTITION ->
                write(
                        LagRows.PARTITIONS,
                        view.shown(wanted.stream()
                                .flatMap(group -> group.partitions().stream())
                                .filter(row -> breaches.isEmpty()
                                        || breaches.stream().anyMatch(breach -> breach.concerns(row)))
                                .toList()),
                        errors,
                        content);
        }
    }

    private <T> void write(RowModel<T> model, List<T> rows, List<ItemError> errors, ByteArrayOutputStream content) {
        if (output.format == LagFormat.CSV) {
            CsvTable.write(model, rows, content);
        } else {
            Printer printer = output.file.file().isEmpty()
                    ? invocation.printer(output.format.errors(), content)
                    : new Printer(output.format.errors(), content);
            printer.print(model, rows, errors);
        }
    }

    private static void text(ByteArrayOutputStream content, String text) {
        content.writeBytes(text.getBytes(UTF_8));
    }

    private static void junit(
            LagReport report, LagCheck.Outcome outcome, List<ItemError> errors, ByteArrayOutputStream content) {
        try {
            JUnitWriter.write(LagReports.diagnostics(report, outcome, errors), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
