package io.kafkactl.ops.security;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.List;

/** Reads the ACLs of a cluster. */
public final class AclCatalog {
    private final Cluster cluster;

    public AclCatalog(Cluster cluster) {
        this.cluster = cluster;
    }

    /** By resource and principal; exit 8 where the brokers have no authorizer. */
    public List<Acl> list(AclFilter filter) {
        try {
            return cluster
                    .call("list ACLs", a -> a.describeAcls(filter.question()).values())
                    .stream()
                    .map(Acl::new)
                    .filter(filter::matches)
                    .sorted(Acl.ORDER)
                    .toList();
        } catch (KafkactlException e) {
            throw explained(e);
        }
    }

    static boolean isWithoutAuthorizer(KafkactlException failure) {
        return failure.error().equals("SECURITY_DISABLED");
    }

    static KafkactlException explained(KafkactlException failure) {
        return isWithoutAuthorizer(failure)
                ? KafkactlException.refused(
                        failure.error(),
                        "there are no ACLs: the brokers have no authorizer, and everyone may do everything",
                        "authorizer.class.name in the brokers' settings names one, as "
                                + "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                : failure;
    }
}
