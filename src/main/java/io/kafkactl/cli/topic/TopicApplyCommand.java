package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.ApplyOptions;
import io.kafkactl.ops.provision.apply.ApplyReport;
import io.kafkactl.ops.provision.apply.ProvisionApply;
import io.kafkactl.ops.provision.manifest.ManifestSchema;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlanFile;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic apply}. */
@Command(
        name = "apply",
        header = "Give a cluster what a manifest says.",
        description = {
            "Plans as topic plan does, or takes a saved plan, shows what is lost, asks, and does it: companions before their "
                    + "topics, what widens before what narrows, deletions last. Looks at each topic again just before it is "
                    + "changed, and refuses one that is not as it was planned for. What fails keeps what depends on it from "
                    + "being done, and nothing else; run it again for the rest. Where nothing differs, nothing is sent.",
            "",
            "What destroys is refused without --allow-destructive, more partitions for records with keys without "
                    + "--allow-partition-increase; the topic is then left alone. With deletions, --yes also wants --confirm "
                    + "and their number, CONTEXT/NUMBER where the context or the environment is protected.",
            "",
            "Two applies at the same time do not see each other unless both have --lock: the later one then ends the "
                    + "earlier one, which stops with exit 8 and reports what it has done. It needs the right to write to "
                    + "the transactional id kafkactl-apply-ENV (kafkactl-apply for a manifest without environments).",
            "",
            "Without a terminal and --yes the plan is shown, nothing is done, and the exit code is 2."
        },
        footer = {
            "  kafkactl topic apply -F topics/ --env prod",
            "  kafkactl topic apply -F topics/ --env dev --yes -o junit > apply.xml",
            "  kafkactl topic apply --plan plan.json --yes --allow-destructive",
            "  kafkactl topic apply --print-schema > kafkactl-manifest.schema.json"
        })
final class TopicApplyCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    ManifestOptions manifests;

    @Option(names = "--plan", paramLabel = "FILE", description = "Do what the saved plan says, in place of a manifest.")
    @Nullable
    Path saved;

    @Mixin
    PlanOptions plans;

    @Option(names = Operation.ALLOW_DESTRUCTIVE, description = "Also do what loses records or has writes refused.")
    boolean allowDestructive;

    @Option(
            names = Operation.ALLOW_PARTITION_INCREASE,
            description = "Add partitions although keys go to other partitions then.")
    boolean allowPartitionIncrease;

    @Mixin
    MoveWaitOptions moves;

    @Option(
            names = "--fail-fast",
            description =
                    "Do nothing more as soon as one topic fails or is refused; nothing at all where the plan shows it.")
    boolean failFast;

    @Option(
            names = "--lock",
            description =
                    "End an apply of the same environment that still runs, and end this one when a later one comes.")
    boolean lock;

    @Option(names = "--dry-run", description = "Only show the plan.")
    boolean dryRun;

    @Option(names = "--print-schema", description = "Only print the JSON Schema of manifests, for editors.")
    boolean printSchema;

    @Mixin
    ConsentOptions consent;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    ApplyFormat format = ApplyFormat.TABLE;

    @Mixin
    SchemaOption schema;

    TopicApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ApplyPrinter.ROWS, PlanRows.TOPICS);
    }

    @Override
    public Integer call() throws IOException {
        if (printSchema) {
            invocation.context().out().write(ManifestSchema.text().getBytes(UTF_8));
            invocation.context().out().flush();
            return ExitCode.OK.code();
        }
        plans.require();
        moves.requireMove(true);
        return (saved == null ? fresh() : saved(saved)).code();
    }

    private ExitCode fresh() throws IOException {
        ManifestRun run = new ManifestRun(invocation, manifests);
        requireWritable();
        try (Connection connection = run.connect()) {
            return apply(connection, run.plan(connection, plans));
        }
    }

    private ExitCode saved(Path file) throws IOException {
        if (!manifests.files.isEmpty() || plans.prune) {
            throw KafkactlException.usage(
                    "--plan says what is done; it does not go with " + (plans.prune ? "--prune" : "-F"), null);
        }
        ProvisionPlan plan = PlanFile.read(file);
        if (plan.target().context() != null) {
            invocation.preferContext(plan.target().context());
        }
        requireWritable();
        try (Connection connection = invocation.connect()) {
            return apply(connection, plan);
        }
    }

    private void requireWritable() {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
    }

    private ExitCode apply(Connection connection, ProvisionPlan plan) throws IOException {
        ProvisionPlan allowed = plan.allowed(flags());
        boolean asks = !allowed.pending().isEmpty() && !(failFast && plan.isHindered(flags()));
        if (dryRun || (asks && !consent.isAnswerable())) {
            new PlanPrinter(invocation, format.plan()).print(plan);
        } else {
            plan.warnings().forEach(invocation::warn);
        }
        if (dryRun) {
            return PlanPrinter.code(
                    plan.problems(), plan.topics().size() - plan.problems().size());
        }
        if (asks) {
            new ApplyConsent(consent, connection.settings()).require(allowed);
        }
        return new ApplyPrinter(invocation, format).print(carryOut(connection, plan));
    }

    private ApplyReport carryOut(Connection connection, ProvisionPlan plan) {
        try (ApplyProgress progress = new ApplyProgress(invocation)) {
            return new ProvisionApply(
                            connection,
                            invocation.context().cancellation(),
                            new ApplyOptions(flags(), moves.options(), failFast, lock),
                            progress)
                    .apply(plan);
        }
    }

    private Set<String> flags() {
        Set<String> flags = new HashSet<>();
        if (allowDestructive) {
            flags.add(Operation.ALLOW_DESTRUCTIVE);
        }
        if (allowPartitionIncrease) {
            flags.add(Operation.ALLOW_PARTITION_INCREASE);
        }
        return flags;
    }
}
