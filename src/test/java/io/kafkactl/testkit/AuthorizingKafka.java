package io.kafkactl.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One broker of the caller's own that checks permissions: everything is allowed that was not denied. */
public final class AuthorizingKafka implements AutoCloseable {
    private static final String SETTINGS = """
            log.dirs=data
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=true
            """;

    private final BrokerProcess broker;

    /** Returns when the broker answers. */
    public AuthorizingKafka(Path folder) {
        this.broker = new BrokerProcess(folder, SETTINGS, List.of());
        broker.start();
    }

    public String address() {
        return broker.address();
    }

    public TestCluster cluster() {
        return broker.cluster();
    }

    /** Forbids one operation on a topic to everybody. */
    public void deny(String topic, AclOperation operation) {
        deny(ResourceType.TOPIC, topic, operation);
    }

    /** Forbids one operation on something to everybody. */
    public void deny(ResourceType type, String name, AclOperation operation) {
        // Without leave for all the rest, the thing's having a rule would forbid that too.
        TestCluster.get(cluster()
                .admin()
                .createAcls(Set.of(
                        rule(type, name, operation, AclPermissionType.DENY),
                        rule(type, name, AclOperation.ALL, AclPermissionType.ALLOW)))
                .all());
    }

    private static AclBinding rule(
            ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", operation, permission));
    }

    /** Runs kafkactl against this broker. */
    public CliResult run(String... args) {
        return broker.run(args);
    }

    @Override
    public void close() {
        broker.close();
    }
}
