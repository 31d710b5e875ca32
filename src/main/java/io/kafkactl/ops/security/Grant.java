package io.kafkactl.ops.security;

/** An operation on a resource, or on all whose names begin so; not yet anybody's. */
public record Grant(Operation operation, AclResource resource, boolean prefixed) {
    /** Exit 4 when Kafka knows no such operation on that kind of resource. */
    public Grant {
        resource.require(operation);
    }

    /** One resource that it is about. */
    public AclResource example() {
        return prefixed ? new AclResource(resource.kind(), resource.name() + "0") : resource;
    }

    static Grant on(Operation operation, ResourceKind kind, String name, boolean prefixed) {
        return new Grant(operation, new AclResource(kind, name), prefixed);
    }
}
