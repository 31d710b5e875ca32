package io.kafkactl.cli.acl;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.security.AclCreation;
import io.kafkactl.ops.security.HostRange;
import io.kafkactl.ops.security.Principal;
import io.kafkactl.ops.security.SecurityOutcome;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl acl create}. */
@Command(
        name = "create",
        header = "Allow or deny something to somebody.",
        description = {
            "Creates the ACLs that are missing and shows all that were asked for. Asks only where somebody may lose access: "
                    + "by --deny, or because a resource gets its first ACL on brokers that are open until then; and always "
                    + "in a protected context.",
            "",
            "READ, WRITE, DELETE and ALTER include DESCRIBE; ALTER_CONFIGS includes DESCRIBE_CONFIGS."
        },
        footer = {
            "  kafkactl acl create --allow User:shop --operation WRITE -t orders.order.placed.v1",
            "  kafkactl acl create --allow User:pricing --consumer -t orders. -g pricing --prefixed",
            "  kafkactl acl create --allow User:oncall --redrive -t orders.order.placed.v1.dlq --dry-run"
        })
final class AclCreateCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Option(names = "--allow", paramLabel = "PRINCIPAL", description = "To whom it is allowed, as User:alice.")
    Set<String> allowed = new LinkedHashSet<>();

    @Option(names = "--deny", paramLabel = "PRINCIPAL", description = "To whom it is denied, whatever allows it.")
    Set<String> denied = new LinkedHashSet<>();

    @Mixin
    BundleOptions bundle;

    @Option(names = "--prefixed", description = "Names are prefixes: all topics whose names begin so.")
    boolean prefixed;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Only from this address (default: from all).")
    Set<String> hosts = new LinkedHashSet<>();

    @Option(names = "--dry-run", description = "Only show what would be created.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    AclCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(AclRows.created(false));
    }

    @Override
    public Integer call() {
        AclCreation.Request request = request();
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            AclCreation creation = new AclCreation(connection.cluster());
            AclCreation.Plan plan = creation.plan(request);
            plan.warnings().forEach(invocation::warn);
            boolean asks = !plan.losses().isEmpty() || connection.settings().protectedContext();
            if (dryRun) {
                plan.losses().forEach(invocation::notice);
            } else if (asks && !plan.missing().isEmpty()) {
                if (!consent.isAnswerable()) {
                    plan.losses().forEach(invocation::notice);
                    print(true, new SecurityOutcome<>(plan.steps(), List.of()));
                }
                consent.require(
                        connection.settings(),
                        plan.clusterId(),
                        plan.losses(),
                        "Create " + Counted.of(plan.missing().size(), "ACL"));
            }
            SecurityOutcome<AclCreation.Step> outcome =
                    dryRun ? new SecurityOutcome<>(plan.steps(), List.of()) : creation.execute(plan);
            return print(dryRun, outcome);
        }
    }

    private int print(boolean would, SecurityOutcome<AclCreation.Step> outcome) {
        return invocation
                .print(output.format(), AclRows.created(would), outcome.items(), outcome.errors())
                .code();
    }

    private AclCreation.Request request() {
        if (allowed.isEmpty() && denied.isEmpty()) {
            throw KafkactlException.usage("nobody is named", "add --allow User:NAME");
        }
        if (!denied.isEmpty() && bundle.isBundle()) {
            throw KafkactlException.usage("--deny takes single operations", "give --operation in place of the bundle");
        }
        String journal = invocation.settings().dlq().journal();
        return new AclCreation.Request(
                bundle.grants(prefixed, journal),
                principals(allowed),
                principals(denied),
                hosts.isEmpty()
                        ? Set.of("*")
                        : hosts.stream().map(HostRange::require).collect(Collectors.toSet()));
    }

    private static Set<String> principals(Set<String> names) {
        return names.stream().map(Principal::require).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
