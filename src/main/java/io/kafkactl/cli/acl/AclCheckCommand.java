package io.kafkactl.cli.acl;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.security.Access;
import io.kafkactl.ops.security.AccessDecision;
import io.kafkactl.ops.security.AclCheck;
import io.kafkactl.ops.security.Grant;
import io.kafkactl.ops.security.HostRange;
import io.kafkactl.ops.security.Principal;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl acl check}. */
@Command(
        name = "check",
        header = "Tell whether somebody may do something, and why.",
        description = "Reads the ACLs and decides as the brokers do: super users first, then what denies, then what "
                + "allows, and last allow.everyone.if.no.acl.found. Exit 0 when all is allowed, 3 when something is not "
                + "or hangs on a setting that the brokers do not tell. Without --host, what holds only for single "
                + "addresses does not count.",
        footer = {
            "  kafkactl acl check --principal User:shop --operation WRITE -t orders.order.placed.v1",
            "  kafkactl acl check --principal User:pricing --consumer -t orders.order.placed.v1 -g pricing",
            "  kafkactl acl check --principal User:oncall --redrive -t orders.order.placed.v1.dlq"
        })
final class AclCheckCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Option(names = "--principal", required = true, paramLabel = "PRINCIPAL", description = "Who, as User:alice.")
    String principal;

    @Mixin
    BundleOptions bundle;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address from which (default: from any).")
    @Nullable
    String host;

    @Mixin
    OutputOptions output;

    AclCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(AclRows.CHECKED);
    }

    @Override
    public Integer call() {
        List<Access> accesses = accesses();
        AclCheck.Report report;
        try (Connection connection = invocation.connect()) {
            report = new AclCheck(connection.cluster()).decide(accesses);
        }
        report.caveats().forEach(invocation::notice);
        invocation.print(output.format(), AclRows.CHECKED, report.decisions());
        boolean all = report.decisions().stream().allMatch(AccessDecision::isAllowed);
        return (all ? ExitCode.OK : ExitCode.CONDITION).code();
    }

    private List<Access> accesses() {
        Principal.require(principal);
        String address = host == null ? null : HostRange.require(host);
        List<Grant> asked = bundle.grants(false, invocation.settings().dlq().journal());
        if (asked.stream().anyMatch(grant -> grant.resource().name().equals("*"))) {
            throw KafkactlException.usage("'*' is no name to ask about", "name one topic or group");
        }
        return asked.stream()
                .map(grant -> new Access(principal, address, grant.operation(), grant.example()))
                .toList();
    }
}
