package io.kafkactl.ops.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a kind of client needs and nothing more; that whoever may read or write may also see goes without saying. */
public final class AclBundle {
    /** Of the transactional ids and of the consumer groups of redrives, before the name of the dead-letter topic. */
    private static final String REDRIVE = "kafkactl-redrive-";

    private AclBundle() {}

    /** For an application that sends, without the right to create topics. */
    public static List<Grant> producer(
            Collection<String> topics, Collection<String> transactionalIds, boolean idempotent, boolean prefixed) {
        List<Grant> grants = new ArrayList<>(each(Operation.WRITE, ResourceKind.TOPIC, topics, prefixed));
        grants.addAll(each(Operation.WRITE, ResourceKind.TRANSACTIONAL_ID, transactionalIds, prefixed));
        if (idempotent) {
            grants.add(new Grant(Operation.IDEMPOTENT_WRITE, AclResource.CLUSTER, false));
        }
        return grants;
    }

    /** For an application that reads as a member of a group. */
    public static List<Grant> consumer(Collection<String> topics, Collection<String> groups, boolean prefixed) {
        List<Grant> grants = new ArrayList<>(each(Operation.READ, ResourceKind.TOPIC, topics, prefixed));
        grants.addAll(each(Operation.READ, ResourceKind.GROUP, groups, prefixed));
        return grants;
    }

    /**
     * For {@code dlq redrive}, {@code discard} and {@code park}, the creation of the journal included.
     *
     * @param targets where records go: they are also read, to tell which keys have newer records
     */
    public static List<Grant> redrive(
            Collection<String> dlqs, Collection<String> targets, String journal, boolean prefixed) {
        List<Grant> grants = new ArrayList<>();
        for (String dlq : dlqs) {
            grants.add(Grant.on(Operation.READ, ResourceKind.TOPIC, dlq, prefixed));
            grants.add(Grant.on(Operation.DESCRIBE_CONFIGS, ResourceKind.TOPIC, dlq, prefixed));
            // The number of a partition follows the name, or what stands for the options of runs that join.
            String names = REDRIVE + dlq + (prefixed ? "" : "-");
            grants.add(Grant.on(Operation.READ, ResourceKind.GROUP, names, true));
            grants.add(Grant.on(Operation.WRITE, ResourceKind.TRANSACTIONAL_ID, names, true));
        }
        for (Operation operation : List.of(Operation.READ, Operation.WRITE, Operation.DESCRIBE_CONFIGS)) {
            grants.addAll(each(operation, ResourceKind.TOPIC, targets, prefixed));
        }
        for (Operation operation :
                List.of(Operation.READ, Operation.WRITE, Operation.CREATE, Operation.DESCRIBE_CONFIGS)) {
            grants.add(Grant.on(operation, ResourceKind.TOPIC, journal, false));
        }
        return grants;
    }

    private static List<Grant> each(
            Operation operation, ResourceKind kind, Collection<String> names, boolean prefixed) {
        return names.stream()
                .map(name -> Grant.on(operation, kind, name, prefixed))
                .toList();
    }
}
