package io.kafkactl.ops.security;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** What may be done to a resource, in Kafka's own words. */
public enum Operation {
    READ,
    WRITE,
    CREATE,
    DELETE,
    ALTER,
    DESCRIBE,
    CLUSTER_ACTION,
    DESCRIBE_CONFIGS,
    ALTER_CONFIGS,
    IDEMPOTENT_WRITE,
    CREATE_TOKENS,
    DESCRIBE_TOKENS,
    TWO_PHASE_COMMIT,
    ALL;

    AclOperation kafka() {
        return AclOperation.valueOf(name());
    }

    /** The operations whose permission includes this one: whoever may read may also see. A denial includes nothing. */
    Set<Operation> impliedBy() {
        return switch (this) {
            case DESCRIBE -> EnumSet.of(DESCRIBE, READ, WRITE, DELETE, ALTER, ALL);
            case DESCRIBE_CONFIGS -> EnumSet.of(DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL);
            default -> EnumSet.of(this, ALL);
        };
    }
}
