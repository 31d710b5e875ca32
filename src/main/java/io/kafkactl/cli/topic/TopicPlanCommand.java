package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.provision.plan.PlanFile;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic plan}. */
@Command(
        name = "plan",
        header = "Show what a manifest would change on a cluster.",
        description = {
            "Only reads. Checks the manifest by the rules, compares its topics with those of the cluster by what values "
                    + "mean, asks the brokers whether they would do what differs, and the registry whether it would take the "
                    + "schemas that are named. Settings that the manifest does not name are left alone.",
            "",
            "Each operation has a risk: safe; caution, where something has to be thought of; destructive, where records are "
                    + "lost or writes refused, with how many records and bytes that are.",
            "",
            "Exit 3 with --detailed-exitcode when something has to be done; exit 4 when the manifest breaks a rule, exit 8 "
                    + "on another cluster than the environment's and for what is refused."
        },
        footer = {
            "  kafkactl topic plan -F topics/ --env prod",
            "  kafkactl topic plan -F topics/ --env prod -o md > comment.md",
            "  kafkactl topic plan -F topics/ --env prod --save-plan plan.json --detailed-exitcode"
        })
final class TopicPlanCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    ManifestOptions manifests;

    @Mixin
    PlanOptions plans;

    @Option(names = "--save-plan", paramLabel = "FILE", description = "Also write the plan to a file for topic apply.")
    @Nullable
    Path save;

    @Option(names = "--detailed-exitcode", description = "Exit 3 when something has to be done.")
    boolean detailedExitCode;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    PlanFormat format = PlanFormat.TABLE;

    @Mixin
    SchemaOption schema;

    TopicPlanCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(PlanRows.TOPICS);
    }

    @Override
    public Integer call() throws IOException {
        plans.require();
        ManifestRun run = new ManifestRun(invocation, manifests);
        try (Connection connection = run.connect()) {
            ProvisionPlan plan = run.plan(connection, plans);
            new PlanPrinter(invocation, format).print(plan);
            if (save != null) {
                PlanFile.write(save, plan, VersionText.version());
                invocation.note("plan saved to " + save);
            }
            ExitCode code = PlanPrinter.code(
                    plan.problems(), plan.topics().size() - plan.problems().size());
            boolean changes = detailedExitCode && code == ExitCode.OK && !plan.isConverged();
            return (changes ? ExitCode.CONDITION : code).code();
        }
    }
}
