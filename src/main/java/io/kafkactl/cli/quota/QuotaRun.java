package io.kafkactl.cli.quota;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.security.Quotas;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The way from a plan to changed quotas, which set and unset share: show, ask, change. */
final class QuotaRun {
    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Only show before and after, and ask the brokers whether they would.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    ReportOptions output;

    QuotaRun(Invocation invocation) {
        this.invocation = invocation;
    }

    int run(Function<Quotas, Quotas.Plan> planner, String status) {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            Quotas quotas = new Quotas(connection.cluster());
            Quotas.Plan plan = planner.apply(quotas);
            if (plan.isEmpty()) {
                invocation.note("nothing to change");
            } else if (!dryRun) {
                if (!consent.isAnswerable()) {
                    print("would-" + status, plan);
                }
                consent.require(
                        connection.settings(),
                        plan.clusterId(),
                        plan.consequences(),
                        "Change the quotas of " + plan.entity().words());
            }
            quotas.execute(plan, dryRun);
            return print(dryRun ? "would-" + status : status, plan);
        }
    }

    private int print(String status, Quotas.Plan plan) {
        return invocation
                .print(output.format(), QuotaRows.changes(status), plan.changes())
                .code();
    }
}
