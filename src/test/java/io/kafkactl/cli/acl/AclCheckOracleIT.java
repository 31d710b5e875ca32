package io.kafkactl.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code acl check} says, beside what a broker tells a user of the user's own permissions. */
class AclCheckOracleIT {
    private static final String TOPIC = "pay.order.placed.v1";
    private static final List<AclOperation> OPERATIONS = List.of(
            AclOperation.READ,
            AclOperation.WRITE,
            AclOperation.DELETE,
            AclOperation.ALTER,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.ALTER_CONFIGS);
    private static final int ROUNDS = 12;

    @Test
    void decidesAsTheBrokerDoes(@TempDir Path folder) throws IOException {
        Random random = new Random(20_261_121);
        int allowed = 0;
        try (ClosedKafka kafka = new ClosedKafka(folder)) {
            kafka.cluster().createTopic(TOPIC, 1, Map.of());
            for (int round = 0; round < ROUNDS; round++) {
                String user = "user" + round;
                kafka.run(CliRunner.real().stdin("secret"), "user", "create", user, "--password-stdin");
                List<AclBinding> acls = acls(user, random);
                TestCluster.get(kafka.cluster().admin().createAcls(acls).all());
                Set<AclOperation> said = said(kafka, user);
                try (Admin admin = kafka.admin(user, "secret", "SCRAM-SHA-512")) {
                    Await.until(
                            acls + " as the broker sees them", () -> told(admin).equals(said));
                }
                allowed += said.size();
            }
        }
        assertThat(allowed).isBetween(1, ROUNDS * OPERATIONS.size() - 1);
    }

    private static List<AclBinding> acls(String user, Random random) {
        List<AclBinding> acls = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String name =
                    List.of(TOPIC, "pay.", "pay.order.placed", "*", "other.").get(random.nextInt(5));
            PatternType pattern = name.equals("*") || name.equals(TOPIC) || random.nextInt(3) == 0
                    ? PatternType.LITERAL
                    : PatternType.PREFIXED;
            AclOperation operation =
                    random.nextInt(6) == 0 ? AclOperation.ALL : OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            acls.add(new AclBinding(
                    new ResourcePattern(ResourceType.TOPIC, name, pattern),
                    new AccessControlEntry(
                            "User:" + user,
                            random.nextInt(5) == 0 ? "10.9.9.9" : "*",
                            operation,
                            random.nextInt(4) == 0 ? AclPermissionType.DENY : AclPermissionType.ALLOW)));
        }
        return acls;
    }

    private static Set<AclOperation> said(ClosedKafka kafka, String user) throws IOException {
        CliResult result = kafka.run(
                "acl",
                "check",
                "--principal",
                "User:" + user,
                "--host",
                "127.0.0.1",
                "-t",
                TOPIC,
                "-o",
                "json",
                "--operation",
                String.join(",", OPERATIONS.stream().map(Enum::name).toList()));
        Set<AclOperation> allowed = EnumSet.noneOf(AclOperation.class);
        new ObjectMapper().readTree(result.out()).get("items").forEach(item -> {
            if (item.get("verdict").asText().equals("allowed")) {
                allowed.add(AclOperation.valueOf(item.get("operation").asText()));
            }
        });
        // Without leave to see the topic the broker tells nothing more.
        return allowed.contains(AclOperation.DESCRIBE) ? allowed : Set.of();
    }

    private static Set<AclOperation> told(Admin admin) {
        try {
            Map<String, TopicDescription> topics = TestCluster.get(
                    admin.describeTopics(List.of(TOPIC), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .allTopicNames());
            TopicDescription topic = Objects.requireNonNull(topics.get(TOPIC));
            Set<AclOperation> authorized = topic.authorizedOperations();
            Set<AclOperation> known = EnumSet.noneOf(AclOperation.class);
            OPERATIONS.stream().filter(authorized::contains).forEach(known::add);
            return known;
        } catch (TopicAuthorizationException e) {
            return Set.of();
        }
    }
}
