package io.kafkactl.cli.acl;

import io.kafkactl.ops.security.AclFilter;
import io.kafkactl.ops.security.Operation;
import io.kafkactl.ops.security.PatternMatch;
import io.kafkactl.ops.security.Permission;
import io.kafkactl.ops.security.Principal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which ACLs are meant. */
final class AclFilterOptions {
    @Mixin
    ResourceOptions resources;

    @Option(
            names = "--pattern-type",
            paramLabel = "TYPE",
            defaultValue = "any",
            description =
                    "How names are compared: any (the same name, literal or prefix), match (whatever holds for the "
                            + "name: prefixes and * too), literal or prefixed (default: any).")
    PatternMatch pattern = PatternMatch.ANY;

    @Option(
            names = "--principal",
            paramLabel = "PRINCIPAL",
            description = "Only ACLs of this principal; those of User:* are others.")
    Set<String> principals = new LinkedHashSet<>();

    @Option(
            names = "--operation",
            paramLabel = "OPERATION",
            split = ",",
            description = "Only ACLs of this operation: ${COMPLETION-CANDIDATES}.")
    Set<Operation> operations = new LinkedHashSet<>();

    @Option(names = "--permission", paramLabel = "PERMISSION", description = "Only those that allow, or deny.")
    @Nullable
    Permission permission;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Only those for this address.")
    @Nullable
    String host;

    AclFilter filter() {
        return new AclFilter(
                resources.resources(),
                pattern,
                principals.stream().map(Principal::require).collect(Collectors.toSet()),
                operations,
                permission,
                host);
    }
}
