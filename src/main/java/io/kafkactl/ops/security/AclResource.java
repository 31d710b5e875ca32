package io.kafkactl.ops.security;

import io.kafkactl.error.KafkactlException;
import java.util.stream.Collectors;

/** One thing that permissions are about, or with {@code *} for its name all of a kind. */
public record AclResource(ResourceKind kind, String name) {
    /** Kafka's one name for the cluster. */
    private static final String CLUSTER_NAME = "kafka-cluster";

    static final String ANY_NAME = "*";

    public static final AclResource CLUSTER = new AclResource(ResourceKind.CLUSTER, CLUSTER_NAME);

    /** For people: {@code topic 'orders'}. */
    public String words() {
        return kind == ResourceKind.CLUSTER ? "the cluster" : kind.words() + " '" + name + "'";
    }

    /** Exit 4 for what no broker would ever ask about. */
    void require(Operation operation) {
        if (!kind.operations().contains(operation)) {
            throw KafkactlException.invalid(
                    "UNKNOWN_OPERATION",
                    operation + " is no operation on a " + kind.words(),
                    "those are " + kind.operations().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }
}
