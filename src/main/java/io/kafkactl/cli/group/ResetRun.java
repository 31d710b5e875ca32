package io.kafkactl.cli.group;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.config.GivenFile;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.GroupReset;
import io.kafkactl.ops.group.OffsetChange;
import io.kafkactl.ops.group.ResetPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The way from a plan to set offsets, which reset and restore share: show, ask, keep what was, change. */
final class ResetRun {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Only show what would change; write nothing.")
    boolean dryRun;

    @Option(
            names = "--restore-file",
            paramLabel = "FILE",
            description = "Where to keep the present offsets (default: GROUP-TIME.offsets.json in this folder).")
    @Nullable
    Path restoreFile;

    @Mixin
    ConsentOptions consent;

    @Mixin
    ReportOptions output;

    ResetRun(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Before the cluster is asked anything. */
    void requireWritable() {
        GivenFile.requireFolder("--restore-file", restoreFile);
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
    }

    int run(Connection connection, GroupReset reset, ResetPlan plan) {
        if (dryRun || plan.isEmpty()) {
            invocation.note(plan.isEmpty() ? "nothing to change" : summary(plan));
            return print("would-set", plan.changes(), List.of());
        }
        Path file = restoreFile == null ? defaultFile(plan.group().name()) : restoreFile;
        if (!consent.isAnswerable()) {
            print("would-set", plan.changes(), List.of());
        }
        consent.require(
                connection.settings(),
                plan.clusterId(),
                plan.consequences(),
                "Set the offsets of group '" + plan.group().name() + "'");
        List<ItemError> errors = reset.execute(plan, file);
        invocation.notice("the offsets before are in " + file + "; kafkactl group restore " + file + " puts them back");
        Set<String> failed = new HashSet<>(errors.stream().map(ItemError::item).toList());
        List<OffsetChange> done = plan.changes().stream()
                .filter(change -> !failed.contains(change.label()))
                .toList();
        return print("set", done, errors);
    }

    private int print(String status, List<OffsetChange> changes, List<ItemError> errors) {
        return invocation
                .print(output.format(), GroupRows.changes("GroupReset", status), changes, errors)
                .code();
    }

    private static String summary(ResetPlan plan) {
        List<String> lines = plan.consequences();
        return lines.get(lines.size() - 1);
    }

    /** A group may have any name, a file may not. Of two in one second the later one gets a number. */
    private Path defaultFile(String group) {
        String name = group.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                + STAMP.format(invocation.context().clock().instant());
        Path file = Path.of(name + ".offsets.json");
        for (int next = 2; Files.exists(file); next++) {
            file = Path.of(name + "-" + next + ".offsets.json");
        }
        return file;
    }
}
