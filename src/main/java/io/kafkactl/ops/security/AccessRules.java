package io.kafkactl.ops.security;

import static io.kafkactl.ops.security.AccessDecision.Verdict.ALLOWED;
import static io.kafkactl.ops.security.AccessDecision.Verdict.DENIED;
import static io.kafkactl.ops.security.AccessDecision.Verdict.UNKNOWN;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides as the brokers' StandardAuthorizer does: super users first, then what denies, then what allows, and last the
 * rule for things that no ACL is about.
 */
final class AccessRules {
    private final Collection<Acl> acls;
    private final BrokerAuthorizer authorizer;

    AccessRules(Collection<Acl> acls, BrokerAuthorizer authorizer) {
        this.acls = acls;
        this.authorizer = authorizer;
    }

    AccessDecision decide(Access access) {
        if (authorizer.isAbsent()) {
            return decided(access, ALLOWED, "the brokers have no authorizer: everyone may do everything", List.of());
        }
        if (authorizer.isSuperUser(access.principal())) {
            return decided(access, ALLOWED, access.principal() + " is a super user", List.of());
        }
        // Brokers ask for the right to create any topic first, and for that to create this one only then.
        if (access.operation() == Operation.CREATE && access.resource().kind() == ResourceKind.TOPIC) {
            AccessDecision any = byAcls(access.on(AclResource.CLUSTER));
            if (any.isAllowed()) {
                return decided(access, ALLOWED, any.reason() + ", for all topics", any.acls());
            }
        }
        return byAcls(access);
    }

    private AccessDecision byAcls(Access access) {
        AclFilter here = AclFilter.about(List.of(access.resource()));
        List<Acl> about = acls.stream().filter(here::matches).toList();
        List<Acl> own =
                about.stream().filter(acl -> isMeant(acl, access.principal())).toList();
        List<Acl> denying = own.stream()
                .filter(acl -> acl.denies() && covers(acl, access.operation()))
                .toList();
        List<Acl> allowing = own.stream()
                .filter(acl -> !acl.denies() && implies(acl, access.operation()))
                .toList();
        List<Acl> denied = from(access, denying);
        List<Acl> allowed = from(access, allowing);
        if (!denied.isEmpty()) {
            return decided(
                    access,
                    DENIED,
                    allowed.isEmpty() ? "an ACL denies it" : "an ACL denies it, and that wins over those that allow it",
                    denied);
        }
        if (!allowed.isEmpty()) {
            return decided(access, ALLOWED, allowedBy(access.operation(), allowed) + exceptFrom(denying), allowed);
        }
        if (!allowing.isEmpty()) {
            return decided(access, DENIED, "allowed only from " + hosts(allowing), allowing);
        }
        return about.isEmpty() ? byDefault(access) : decided(access, DENIED, "no ACL allows it", List.of());
    }

    private AccessDecision byDefault(Access access) {
        Boolean open = authorizer.openByDefault();
        if (open == null) {
            return decided(
                    access,
                    UNKNOWN,
                    "no ACL is about it, and the brokers do not tell their allow.everyone.if.no.acl.found",
                    List.of());
        }
        return open
                ? decided(
                        access,
                        ALLOWED,
                        "no ACL is about it, and the brokers have allow.everyone.if.no.acl.found=true",
                        List.of())
                : decided(access, DENIED, "no ACL is about it", List.of());
    }

    private static AccessDecision decided(
            Access access, AccessDecision.Verdict verdict, String reason, List<Acl> acls) {
        return new AccessDecision(access, verdict, reason, acls);
    }

    private static boolean isMeant(Acl acl, String principal) {
        return acl.principal().equals(principal) || acl.principal().equals(Principal.EVERYONE);
    }

    private static boolean covers(Acl acl, Operation operation) {
        return acl.operation().equals(operation.name()) || acl.operation().equals(Operation.ALL.name());
    }

    private static boolean implies(Acl acl, Operation operation) {
        return operation.impliedBy().stream().anyMatch(wider -> wider.name().equals(acl.operation()));
    }

    /** Those that hold where the access comes from; without an address, those that hold everywhere. */
    private static List<Acl> from(Access access, List<Acl> acls) {
        String host = access.host();
        return acls.stream()
                .filter(acl -> host == null ? acl.host().equals(Acl.ANY_HOST) : HostRange.contains(acl.host(), host))
                .toList();
    }

    private static String allowedBy(Operation operation, List<Acl> allowed) {
        return allowed.stream().anyMatch(acl -> covers(acl, operation))
                ? "an ACL allows it"
                : allowed.get(0).operation() + " includes " + operation;
    }

    private static String exceptFrom(List<Acl> denying) {
        return denying.isEmpty() ? "" : ", but not from " + hosts(denying);
    }

    private static String hosts(List<Acl> acls) {
        return acls.stream().map(Acl::host).distinct().collect(Collectors.joining(", "));
    }
}
