package io.kafkactl.ops.cluster.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/** What this client may do, as the brokers tell it. */
final class Rights {
    /** What the tool's commands ask of the cluster as a whole. */
    private static final List<AclOperation> USED = List.of(
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.CREATE,
            AclOperation.ALTER,
            AclOperation.ALTER_CONFIGS);

    private final ClusterFacts facts;

    Rights(ClusterFacts facts) {
        this.facts = facts;
    }

    /** What may be done with the cluster as a whole, and with how many topics. */
    List<Opinion> ofCluster() {
        Set<AclOperation> rights = facts.rights();
        Map<String, TopicDescription> topics = facts.topics();
        String visible = topics.size() + " topics visible, " + count(AclOperation.READ) + " may be read, "
                + count(AclOperation.WRITE) + " written";
        List<AclOperation> missing =
                USED.stream().filter(operation -> !rights.contains(operation)).toList();
        if (missing.isEmpty()) {
            return List.of(Opinion.ok("all that kafkactl uses on the cluster is allowed; " + visible));
        }
        // Nobody has to have all rights: what the caller's commands need is the caller's to know.
        return List.of(Opinion.ok("not allowed on the cluster: " + names(missing.stream()) + "; " + visible));
    }

    private long count(AclOperation operation) {
        return facts.usersTopics()
                .filter(topic -> topic.authorizedOperations() != null
                        && topic.authorizedOperations().contains(operation))
                .count();
    }

    private static String names(Stream<AclOperation> operations) {
        return operations.map(AclOperation::name).collect(Collectors.joining(", "));
    }

    /**
     * Whether producers of this client may number their records, which brokers grant to whoever may write to a topic
     * (KIP-679, Kafka 2.8).
     */
    List<Opinion> idempotence() {
        if (facts.rights().contains(AclOperation.IDEMPOTENT_WRITE)) {
            return List.of(Opinion.ok("idempotent producers are allowed"));
        }
        if (count(AclOperation.WRITE) > 0) {
            return List.of(Opinion.ok("idempotent producers are allowed by the right to write to a topic"));
        }
        return List.of(new Opinion(
                Verdict.WARNING,
                "this client may write to no topic, and so has no idempotent producer",
                List.of(),
                "if it is to produce, grant WRITE on its topics"));
    }
}
