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

    public TestCluster cluster() {
        return broker.cluster();
    }

    /** Forbids one operation on a topic to everybody. */
    public void deny(String topic, AclOperation operation) {
        TestCluster.get(cluster()
                .admin()
                .createAcls(Set.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", operation, AclPermissionType.DENY))))
                .all());
        // Without it, the topic's having a rule would forbid all the rest too.
        TestCluster.get(cluster()
                .admin()
                .createAcls(Set.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                .all());
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
