package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code acl create --redrive} grants is enough for a redrive, and nothing of it is too much. */
class RedriveAclsIT {
    private static final String SOURCE = "pay.order.placed.v1";
    private static final String DLQ = SOURCE + ".dlq";
    private static final String USER = "oncall";

    @Test
    void theBundleIsEnoughFromTheFirstRunOnAndNothingOfItIsTooMuch(@TempDir Path folder) {
        try (ClosedKafka kafka = new ClosedKafka(folder)) {
            kafka.cluster().createTopic(SOURCE, 2, Map.of());
            kafka.cluster().createTopic(DLQ, 2, Map.of());
            letters(kafka);
            kafka.cluster().produce(List.of(new ProducerRecord<>(SOURCE, 0, bytes("k0"), bytes("later"))));
            user(kafka, USER);
            CliResult before = redrive(kafka, USER);
            CliResult granted = kafka.run("acl", "create", "--allow", "User:" + USER, "--redrive", "-t", DLQ);
            awaitSight(kafka, USER);

            CliResult plan = kafka.runAs(USER, "secret", "dlq", "redrive", DLQ, "--dry-run");
            CliResult alone = redrive(kafka, USER);
            letters(kafka);
            CliResult joined = redrive(kafka, USER, "--join");
            CliResult runs = kafka.runAs(USER, "secret", "dlq", "runs", DLQ);
            CliResult check = kafka.run("acl", "check", "--principal", "User:" + USER, "--redrive", "-t", DLQ);

            assertThat(before.exitCode()).as(before.toString()).isEqualTo(6);
            for (CliResult result : List.of(granted, plan, alone, joined, runs, check)) {
                assertThat(result.exitCode()).as(result.toString()).isZero();
            }
            assertThat(alone.err()).contains("newer").doesNotContain("authoriz");
            assertThat(kafka.cluster().readCommitted(SOURCE)).hasSize(9);
            everyOneIsNeeded(kafka);
        }
    }

    private static void everyOneIsNeeded(ClosedKafka kafka) {
        letters(kafka);
        int count = 0;
        for (AclBinding missing : bundle(kafka)) {
            // The journal is there by now.
            if (missing.entry().operation() != AclOperation.CREATE) {
                String user = "less" + count++;
                user(kafka, user);
                TestCluster.get(kafka.cluster()
                        .admin()
                        .createAcls(bundle(kafka).stream()
                                .filter(acl -> !acl.equals(missing))
                                .map(acl -> of(user, acl))
                                .toList())
                        .all());
                awaitSight(kafka, user);

                CliResult result = redrive(kafka, user, "--join");

                boolean optional = missing.pattern().name().equals(SOURCE)
                        && missing.entry().operation() == AclOperation.READ;
                assertThat(result.exitCode()).as(missing + "\n" + result).isEqualTo(optional ? 0 : 6);
                if (optional) {
                    letters(kafka);
                }
            }
        }
        assertThat(count).isEqualTo(10);
    }

    private static CliResult redrive(ClosedKafka kafka, String user, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"dlq", "redrive", DLQ, "--yes"}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return kafka.runAs(user, "secret", all);
    }

    private static Collection<AclBinding> bundle(ClosedKafka kafka) {
        return TestCluster.get(kafka.cluster()
                .admin()
                .describeAcls(new AclBindingFilter(
                        ResourcePatternFilter.ANY,
                        new AccessControlEntryFilter("User:" + USER, null, AclOperation.ANY, AclPermissionType.ANY)))
                .values());
    }

    private static AclBinding of(String user, AclBinding acl) {
        return new AclBinding(
                acl.pattern(),
                new AccessControlEntry("User:" + user, "*", acl.entry().operation(), AclPermissionType.ALLOW));
    }

    private static void user(ClosedKafka kafka, String name) {
        kafka.run(CliRunner.real().stdin("secret"), "user", "create", name, "--password-stdin");
        Await.until(
                name + " logs in",
                () -> kafka.runAs(name, "secret", "group", "list").exitCode() == 0);
    }

    private static void awaitSight(ClosedKafka kafka, String user) {
        Await.until("the ACLs of " + user + " hold", () -> {
            String seen =
                    kafka.runAs(user, "secret", "topic", "list", "-o", "name").out();
            return seen.contains(SOURCE) || seen.contains(DLQ);
        });
    }

    private static void letters(ClosedKafka kafka) {
        for (int i = 0; i < 4; i++) {
            kafka.cluster().produce(List.of(headers(DLQ, i % 2, bytes("k" + i), bytes("v"), SOURCE)));
        }
    }
}
