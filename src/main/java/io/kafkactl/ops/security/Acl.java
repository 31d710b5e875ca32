package io.kafkactl.ops.security;

import java.util.Comparator;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One access control entry: somebody may, or may not, do one thing to one resource or to all with a prefix. */
public record Acl(AclBinding binding) {
    public static final String ANY_HOST = "*";

    /** By resource, then by principal, what denies first. */
    static final Comparator<Acl> ORDER = Comparator.<Acl, ResourceType>comparing(
                    acl -> acl.binding.pattern().resourceType())
            .thenComparing(Acl::name)
            .thenComparing(Acl::pattern)
            .thenComparing(Acl::principal)
            .thenComparing(Acl::permission, Comparator.reverseOrder())
            .thenComparing(Acl::operation)
            .thenComparing(Acl::host);

    static Acl of(String principal, Permission permission, Grant grant, String host) {
        return new Acl(new AclBinding(
                new ResourcePattern(
                        grant.resource().kind().kafka(),
                        grant.resource().name(),
                        grant.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(principal, host, grant.operation().kafka(), permission.kafka())));
    }

    public String principal() {
        return binding.entry().principal();
    }

    public String permission() {
        return binding.entry().permissionType().name();
    }

    public String operation() {
        return binding.entry().operation().name();
    }

    public String resource() {
        return binding.pattern().resourceType().name();
    }

    public String name() {
        return binding.pattern().name();
    }

    /** {@code LITERAL} or {@code PREFIXED}. */
    public String pattern() {
        return binding.pattern().patternType().name();
    }

    public String host() {
        return binding.entry().host();
    }

    boolean denies() {
        return binding.entry().permissionType() == AclPermissionType.DENY;
    }

    /** One line for people: {@code User:alice ALLOW WRITE on TOPIC orders}. */
    public String text() {
        return principal() + " " + permission() + " " + operation() + " on " + resource()
                + (binding.pattern().resourceType() == ResourceKind.CLUSTER.kafka() ? "" : " " + name())
                + (binding.pattern().patternType() == PatternType.PREFIXED ? "* (prefix)" : "")
                + (host().equals(ANY_HOST) ? "" : " from " + host());
    }
}
