package io.kafkactl.ops.security;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody wants to do.
 *
 * @param host the address from which, null for any
 */
public record Access(String principal, @Nullable String host, Operation operation, AclResource resource) {
    /** Exit 4 when Kafka knows no such operation on that kind of resource. */
    public Access {
        resource.require(operation);
    }

    Access on(AclResource other) {
        return new Access(principal, host, operation, other);
    }
}
