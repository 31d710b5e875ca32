package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.PositionConverter;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.journal.Operator;
import io.kafkactl.ops.dlq.purge.DlqPurge;
import io.kafkactl.ops.dlq.purge.PurgePlan;
import io.kafkactl.ops.dlq.purge.PurgeRequest;
import io.kafkactl.ops.dlq.purge.PurgedPartition;
import io.kafkactl.ops.dlq.redrive.RunName;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.change.TrimmedPartition;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.Position;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq purge}. */
@Command(
        name = "purge",
        header = "Remove settled dead letters from the beginning of their topic.",
        description = {
            "Kafka removes records from the beginning of a partition only. Each partition is cut off in front of its first "
                    + "dead letter that the journal does not show as settled.",
            "Refused while a run is alive, while another group has not read what would go, and for a topic that is only "
                    + "compacted. Asks for the topic's name; --all with --yes also needs --confirm TOPIC (CONTEXT/TOPIC "
                    + "when the context is protected)."
        },
        footer = {
            "  kafkactl dlq purge orders.order.placed.v1.dlq --dry-run",
            "  kafkactl dlq purge orders.order.placed.v1.dlq --before @-7d --backup old.jsonl",
            "  kafkactl dlq purge orders.order.placed.v1.dlq --all --yes --confirm orders.order.placed.v1.dlq"
        })
final class DlqPurgeCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(
            names = "--before",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Remove nothing from there on: N, +N, -N, @2026-01-31T10:00:00Z or @-7d.")
    @Nullable
    Position before;

    @Option(names = "--all", description = "Remove what is not settled, too; with a backup.")
    boolean all;

    @Option(
            names = "--backup",
            paramLabel = "FILE",
            description = "Write what goes to this new file first, as JSON lines for 'produce -i jsonl' (default with "
                    + "--all: TOPIC-RUN.jsonl).")
    @Nullable
    Path backup;

    @Option(names = "--no-backup", description = "Write no backup with --all.")
    boolean noBackup;

    @Option(
            names = "--ignore-group",
            paramLabel = "GROUP",
            description = "Purge although this group has not read what goes.")
    Set<String> ignoredGroups = new LinkedHashSet<>();

    @Option(names = "--dry-run", description = "Show what would go; write and remove nothing.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    ReportOptions output;

    DlqPurgeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(PurgeRows.model(""));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (noBackup && backup != null) {
            throw KafkactlException.usage("--backup and --no-backup exclude each other", null);
        }
        CliContext context = invocation.context();
        String run = RunName.at(context.clock().instant());
        Path file = backup == null && all && !noBackup ? Path.of(topic + "-" + run + ".jsonl") : backup;
        if (file != null) {
            DlqPurge.requireAbsent(file);
        }
        try (Connection connection = invocation.connect()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            DlqPurge purge = new DlqPurge(connection, context.clock(), context.cancellation());
            PurgePlan plan = plan(connection, purge);
            if (dryRun || plan.removed() == 0) {
                return rehearse(plan, file).code();
            }
            throwIfRefused(plan);
            consent.requireName(
                    connection.settings(),
                    connection.cluster().clusterId(),
                    PurgeRows.consequences(plan, file),
                    "Remove " + Counted.of(plan.removed(), "offset") + " of '" + topic + "' for good",
                    topic,
                    all);
            TopicOutcome<TrimmedPartition> done = ScanNotices.progress(invocation, purge.meter())
                    .during(() -> purge.execute(plan, file, run, Operator.of(context.env()), invocation::note));
            return invocation
                    .print(output.format(), PurgeRows.model("purged"), purged(plan, done), done.errors())
                    .code();
        }
    }

    private PurgePlan plan(Connection connection, DlqPurge purge) {
        PurgeRequest request =
                new PurgeRequest(new DlqCatalog(connection.cluster()).get(topic, null), before, all, ignoredGroups);
        PurgePlan plan = ScanNotices.progress(invocation, purge.meter()).during(() -> purge.plan(request));
        plan.warnings().forEach(invocation::warn);
        if (plan.removed() == 0) {
            invocation.note("nothing to purge"
                    + (plan.journalId() == null && !all ? ": there is no journal, so nothing is proven settled" : ""));
        }
        return plan;
    }

    private ExitCode rehearse(PurgePlan plan, @Nullable Path file) {
        if (plan.removed() > 0) {
            PurgeRows.consequences(plan, file).forEach(invocation::note);
        }
        ExitCode code = invocation.print(output.format(), PurgeRows.model("would purge"), plan.partitions());
        if (plan.removed() > 0) {
            throwIfRefused(plan);
        }
        return code;
    }

    private static void throwIfRefused(PurgePlan plan) {
        KafkactlException refusal = plan.refusal();
        if (refusal != null) {
            throw refusal;
        }
    }

    private static List<PurgedPartition> purged(PurgePlan plan, TopicOutcome<TrimmedPartition> done) {
        Set<Integer> partitions =
                done.topics().stream().map(TrimmedPartition::partition).collect(Collectors.toSet());
        return plan.partitions().stream()
                .filter(each -> partitions.contains(each.partition()))
                .toList();
    }
}
