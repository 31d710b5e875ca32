package io.kafkactl.ops.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.jspecify.annotations.Nullable;

/** Which ACLs are meant: one of each group that is not empty must fit. */
public record AclFilter(
        List<AclResource> resources,
        PatternMatch pattern,
        Set<String> principals,
        Set<Operation> operations,
        @Nullable Permission permission,
        @Nullable String host) {
    /** Leaves nothing out. */
    public static final AclFilter NONE = new AclFilter(List.of(), PatternMatch.ANY, Set.of(), Set.of(), null, null);

    public AclFilter {
        resources = List.copyOf(resources);
        principals = Set.copyOf(principals);
        operations = Set.copyOf(operations);
    }

    /** Those that have a say about these resources. */
    static AclFilter about(Collection<AclResource> resources) {
        return new AclFilter(List.copyOf(resources), PatternMatch.MATCH, Set.of(), Set.of(), null, null);
    }

    /** True when it leaves nothing out. */
    public boolean isOpen() {
        return resources.isEmpty()
                && principals.isEmpty()
                && operations.isEmpty()
                && permission == null
                && host == null
                && (pattern == PatternMatch.ANY || pattern == PatternMatch.MATCH);
    }

    /** What brokers are asked: with one resource about that, else for all ACLs there are. */
    AclBindingFilter question() {
        return new AclBindingFilter(
                resources.size() == 1 ? names(resources.get(0)) : ResourcePatternFilter.ANY,
                AccessControlEntryFilter.ANY);
    }

    boolean matches(Acl acl) {
        AccessControlEntryFilter entry = new AccessControlEntryFilter(
                null, host, AclOperation.ANY, permission == null ? AclPermissionType.ANY : permission.kafka());
        return entry.matches(acl.binding().entry())
                && (principals.isEmpty() || principals.contains(acl.principal()))
                && (operations.isEmpty()
                        || operations.stream().anyMatch(o -> o.name().equals(acl.operation())))
                && matchesResource(acl);
    }

    private boolean matchesResource(Acl acl) {
        if (resources.isEmpty()) {
            return pattern == PatternMatch.ANY
                    || pattern == PatternMatch.MATCH
                    || pattern.name().equals(acl.pattern());
        }
        return resources.stream()
                .anyMatch(resource -> names(resource).matches(acl.binding().pattern()));
    }

    private ResourcePatternFilter names(AclResource resource) {
        return new ResourcePatternFilter(resource.kind().kafka(), resource.name(), pattern.kafka());
    }
}
