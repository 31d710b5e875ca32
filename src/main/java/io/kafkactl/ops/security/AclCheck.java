package io.kafkactl.ops.security;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells whether somebody may do something, and why. */
public final class AclCheck {
    private final Cluster cluster;

    public AclCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What was found, and what the brokers do not tell that might change it. */
    public record Report(List<AccessDecision> decisions, List<String> caveats) {}

    /** As the brokers would decide at this moment. */
    public Report decide(List<Access> accesses) {
        Set<AclResource> resources = new LinkedHashSet<>(Set.of(AclResource.CLUSTER));
        accesses.forEach(access -> resources.add(access.resource()));
        List<Acl> acls;
        BrokerAuthorizer authorizer;
        try {
            acls = new AclCatalog(cluster).list(AclFilter.about(resources));
            authorizer = BrokerAuthorizer.read(cluster);
        } catch (KafkactlException e) {
            if (!AclCatalog.isWithoutAuthorizer(e)) {
                throw e;
            }
            acls = List.of();
            authorizer = BrokerAuthorizer.NONE;
        }
        AccessRules rules = new AccessRules(acls, authorizer);
        List<AccessDecision> decisions = accesses.stream().map(rules::decide).toList();
        return new Report(decisions, caveats(decisions, authorizer));
    }

    private static List<String> caveats(List<AccessDecision> decisions, BrokerAuthorizer authorizer) {
        List<String> caveats = new ArrayList<>();
        if (!authorizer.isStandard()) {
            caveats.add(
                    "the brokers' authorizer is " + authorizer.className() + ", which may decide by rules of its own");
        }
        boolean denied = decisions.stream().anyMatch(decision -> !decision.isAllowed());
        if (denied && authorizer.superUsers() == null) {
            caveats.add("super users may do everything, and the brokers do not tell who they are (super.users)");
        }
        return caveats;
    }
}
