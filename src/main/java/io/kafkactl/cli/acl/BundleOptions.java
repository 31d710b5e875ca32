package io.kafkactl.cli.acl;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqNames;
import io.kafkactl.ops.security.AclBundle;
import io.kafkactl.ops.security.AclResource;
import io.kafkactl.ops.security.Grant;
import io.kafkactl.ops.security.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Single operations on resources, or all that a kind of client needs. */
@Command(optionListHeading = "What, and on which resources")
final class BundleOptions {
    @Option(
            names = "--operation",
            paramLabel = "OPERATION",
            split = ",",
            description = "The operation: ${COMPLETION-CANDIDATES}.")
    Set<Operation> operations = new LinkedHashSet<>();

    @Option(
            names = "--producer",
            description = "What a producer needs: WRITE on -t, and on --transactional-id where that is given.")
    boolean producer;

    @Option(
            names = "--idempotent",
            description = "With --producer: IDEMPOTENT_WRITE on the cluster, which brokers before Kafka 2.8 ask for.")
    boolean idempotent;

    @Option(names = "--consumer", description = "What a member of a group needs: READ on -t and on -g.")
    boolean consumer;

    @Option(
            names = "--redrive",
            description =
                    "What 'dlq redrive' needs for the dead-letter topics -t: its transactional ids, its group for "
                            + "--join, the journal, and the topics that --target names.")
    boolean redrive;

    @Option(
            names = "--target",
            paramLabel = "TOPIC",
            split = ",",
            description =
                    "With --redrive: where records go (default: the dead-letter topic's name without its suffix).")
    List<String> targets = new ArrayList<>();

    @Mixin
    ResourceOptions resources;

    boolean isBundle() {
        return producer || consumer || redrive;
    }

    /** Exit 2 for options that lack one another, exit 4 for operations that a resource does not have. */
    List<Grant> grants(boolean prefixed, String journal) {
        boolean bundle = isBundle();
        require(
                !prefixed
                        || resources.resources().stream()
                                .noneMatch(resource -> resource.name().equals("*")),
                "'*' is no prefix",
                "leave --prefixed out: '*' alone means all");
        require(
                bundle != !operations.isEmpty(),
                "say what may be done",
                "--operation, or --producer, --consumer, --redrive");
        require(producer || !idempotent, "--idempotent is for producers", "add --producer");
        require(redrive || targets.isEmpty(), "--target is for redrives", "add --redrive");
        if (!bundle) {
            return single(prefixed);
        }
        require(!resources.topics.isEmpty(), "no topic is named", "add -t TOPIC");
        require(!consumer || !resources.groups.isEmpty(), "a consumer needs a group", "add -g GROUP");
        require(consumer || resources.groups.isEmpty(), "-g is for consumers", "add --consumer");
        require(
                producer || resources.transactionalIds.isEmpty(),
                "--transactional-id is for producers",
                "add --producer");
        require(
                !resources.cluster && resources.tokens.isEmpty() && resources.users.isEmpty(),
                "a bundle is about topics, groups and transactional ids",
                "use --operation for the others");
        List<Grant> grants = new ArrayList<>();
        if (producer) {
            grants.addAll(AclBundle.producer(resources.topics, resources.transactionalIds, idempotent, prefixed));
        }
        if (consumer) {
            grants.addAll(AclBundle.consumer(resources.topics, resources.groups, prefixed));
        }
        if (redrive) {
            grants.addAll(AclBundle.redrive(resources.topics, targets(), journal, prefixed));
        }
        return grants;
    }

    private List<Grant> single(boolean prefixed) {
        List<AclResource> named = resources.resources();
        require(!named.isEmpty(), "no resource is named", "add -t, -g, --transactional-id or --cluster");
        List<Grant> grants = new ArrayList<>();
        for (AclResource resource : named) {
            boolean prefix = prefixed && !resource.equals(AclResource.CLUSTER);
            operations.forEach(operation -> grants.add(new Grant(operation, resource, prefix)));
        }
        return grants;
    }

    private List<String> targets() {
        return targets.isEmpty()
                ? resources.topics.stream().map(BundleOptions::target).toList()
                : targets;
    }

    private static String target(String dlq) {
        return DlqNames.base(dlq)
                .orElseThrow(() -> KafkactlException.usage(
                        "the name of '" + dlq + "' does not tell where its records come from", "add --target TOPIC"));
    }

    private static void require(boolean condition, String message, String hint) {
        if (!condition) {
            throw KafkactlException.usage(message, hint);
        }
    }
}
