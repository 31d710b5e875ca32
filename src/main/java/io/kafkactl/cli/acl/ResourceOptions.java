package io.kafkactl.cli.acl;

import io.kafkactl.ops.security.AclResource;
import io.kafkactl.ops.security.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What ACLs are about. */
@Command(optionListHeading = "Which resources")
final class ResourceOptions {
    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            split = ",",
            description = "A topic; '*' means all.")
    List<String> topics = new ArrayList<>();

    @Option(
            names = {"-g", "--group"},
            paramLabel = "GROUP",
            description = "A consumer group; '*' means all.")
    List<String> groups = new ArrayList<>();

    @Option(names = "--transactional-id", paramLabel = "ID", description = "The transactional id of a producer.")
    List<String> transactionalIds = new ArrayList<>();

    @Option(names = "--cluster", description = "The cluster itself.")
    boolean cluster;

    @Option(names = "--delegation-token", paramLabel = "ID", description = "A delegation token.")
    List<String> tokens = new ArrayList<>();

    @Option(
            names = "--user-principal",
            paramLabel = "PRINCIPAL",
            description = "A user for whom delegation tokens are made.")
    List<String> users = new ArrayList<>();

    List<AclResource> resources() {
        List<AclResource> resources = new ArrayList<>();
        add(resources, ResourceKind.TOPIC, topics);
        add(resources, ResourceKind.GROUP, groups);
        add(resources, ResourceKind.TRANSACTIONAL_ID, transactionalIds);
        add(resources, ResourceKind.DELEGATION_TOKEN, tokens);
        add(resources, ResourceKind.USER, users);
        return Stream.concat(resources.stream(), cluster ? Stream.of(AclResource.CLUSTER) : Stream.empty())
                .distinct()
                .toList();
    }

    private static void add(List<AclResource> resources, ResourceKind kind, List<String> names) {
        names.forEach(name -> resources.add(new AclResource(kind, name)));
    }
}
