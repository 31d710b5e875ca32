package io.kafkactl.ops.security;

import static io.kafkactl.ops.security.Operation.ALL;
import static io.kafkactl.ops.security.Operation.ALTER;
import static io.kafkactl.ops.security.Operation.ALTER_CONFIGS;
import static io.kafkactl.ops.security.Operation.CLUSTER_ACTION;
import static io.kafkactl.ops.security.Operation.CREATE;
import static io.kafkactl.ops.security.Operation.CREATE_TOKENS;
import static io.kafkactl.ops.security.Operation.DELETE;
import static io.kafkactl.ops.security.Operation.DESCRIBE;
import static io.kafkactl.ops.security.Operation.DESCRIBE_CONFIGS;
import static io.kafkactl.ops.security.Operation.DESCRIBE_TOKENS;
import static io.kafkactl.ops.security.Operation.IDEMPOTENT_WRITE;
import static io.kafkactl.ops.security.Operation.READ;
import static io.kafkactl.ops.security.Operation.TWO_PHASE_COMMIT;
import static io.kafkactl.ops.security.Operation.WRITE;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.resource.ResourceType;

/** A kind of thing that permissions are about, and the operations that Kafka knows on it. */
public enum ResourceKind {
    TOPIC,
    GROUP,
    CLUSTER,
    TRANSACTIONAL_ID,
    DELEGATION_TOKEN,
    USER;

    public Set<Operation> operations() {
        return switch (this) {
            case TOPIC ->
                EnumSet.of(READ, WRITE, CREATE, DELETE, ALTER, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL);
            case GROUP -> EnumSet.of(READ, DELETE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, ALL);
            case CLUSTER ->
                EnumSet.of(
                        CREATE,
                        ALTER,
                        DESCRIBE,
                        CLUSTER_ACTION,
                        DESCRIBE_CONFIGS,
                        ALTER_CONFIGS,
                        IDEMPOTENT_WRITE,
                        ALL);
            case TRANSACTIONAL_ID -> EnumSet.of(WRITE, DESCRIBE, TWO_PHASE_COMMIT, ALL);
            case DELEGATION_TOKEN -> EnumSet.of(DESCRIBE, ALL);
            case USER -> EnumSet.of(CREATE_TOKENS, DESCRIBE_TOKENS, ALL);
        };
    }

    /** For people: {@code transactional id}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    ResourceType kafka() {
        return ResourceType.valueOf(name());
    }
}
