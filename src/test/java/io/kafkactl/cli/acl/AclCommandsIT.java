package io.kafkactl.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.AuthorizingKafka;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ACLs on a broker that obeys them. */
class AclCommandsIT {
    private static final String SECRET = "secret";

    private static ClosedKafka kafka;

    @BeforeAll
    static void start(@TempDir Path folder) {
        kafka = new ClosedKafka(folder);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static void user(String name) {
        CliResult created = kafka.run(CliRunner.real().stdin(SECRET), "user", "create", name, "--password-stdin");
        assertThat(created.exitCode()).as(created.toString()).isZero();
    }

    private static CliResult as(String user, String... args) {
        return kafka.runAs(user, SECRET, args);
    }

    private static CliResult sends(String user, String topic) {
        return kafka.runAs(CliRunner.real().stdin("v\n"), user, SECRET, "produce", topic);
    }

    private static void untilMaySee(String user, String topic) {
        Await.until(
                user + " may see " + topic,
                () -> as(user, "topic", "list", "-o", "name").out().contains(topic));
    }

    /** Returns when the brokers show what was created. */
    private static CliResult grant(String... options) {
        CliResult granted = kafka.run(append(new String[] {"acl", "create"}, options));
        awaitGranted(options);
        return granted;
    }

    private static void awaitGranted(String... options) {
        String[] again = append(append(new String[] {"acl", "create"}, options), "--dry-run");
        Await.until("the brokers know the ACLs", () -> !kafka.run(again).out().contains("would-create"));
    }

    @Test
    void createsOnlyWhatIsMissingAndDeletesExactlyWhatWasShown() {
        String[] create = {
            "acl",
            "create",
            "--allow",
            "User:ida",
            "--operation",
            "READ,WRITE",
            "-t",
            "ida.orders",
            "--host",
            "10.0.0.1"
        };

        CliResult dry = kafka.run(append(create, "--dry-run"));
        CliResult before = kafka.run("acl", "list", "--principal", "User:ida", "-o", "json");
        CliResult first = kafka.run(create);
        awaitGranted(Arrays.copyOfRange(create, 2, create.length));
        CliResult second = kafka.run(append(create, "-o", "json"));
        grant("--allow", "User:ida", "--operation", "READ", "-t", "ida.", "--prefixed");
        CliResult same = kafka.run("acl", "list", "-t", "ida.orders", "-o", "jsonl");
        CliResult match = kafka.run("acl", "list", "-t", "ida.orders", "--pattern-type", "match", "-o", "jsonl");
        CliResult prefixed = kafka.run("acl", "list", "--principal", "User:ida", "--pattern-type", "prefixed");
        CliResult names = kafka.run("acl", "list", "--principal", "User:ida", "-o", "name");

        assertThat(dry.exitCode()).as(dry.toString()).isZero();
        assertThat(dry.out())
                .containsPattern("User:ida +ALLOW +READ +TOPIC +ida.orders +LITERAL +10.0.0.1 +would-create");
        assertThat(before.out()).contains("\"items\" : [ ]");
        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out().lines().filter(line -> line.endsWith(" created")))
                .hasSize(2);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("exists").doesNotContain("created\"");
        assertThat(same.out().lines()).hasSize(2);
        assertThat(match.out().lines()).hasSize(3);
        assertThat(prefixed.out().lines()).hasSize(2);
        assertThat(names.out()).isEqualTo("User:ida\n");

        CliResult unasked = kafka.run("acl", "delete", "--principal", "User:ida", "--operation", "READ");
        CliResult deleted = kafka.run("acl", "delete", "--principal", "User:ida", "--operation", "READ", "--yes");
        CliResult left = kafka.run("acl", "list", "--principal", "User:ida", "-o", "jsonl");
        CliResult none = kafka.run("acl", "delete", "--principal", "User:ida", "--operation", "READ");

        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("add --yes");
        assertThat(deleted.exitCode()).as(deleted.toString()).isZero();
        assertThat(deleted.err())
                .contains("User:ida ALLOW READ on TOPIC ida.* (prefix)")
                .contains("2 ACLs will be deleted");
        assertThat(left.out().lines()).singleElement().asString().contains("\"operation\":\"WRITE\"");
        assertThat(none.exitCode()).isZero();
        assertThat(none.err()).contains("no ACL fits");
    }

    private static String[] append(String[] args, String... more) {
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    @Test
    void deletesAllOnlyWhenThatIsSaid() {
        grant("--allow", "User:kept", "--operation", "READ", "-t", "kept");

        CliResult refused = kafka.run("acl", "delete", "--yes");
        CliResult shown = kafka.run("acl", "delete", "--dry-run", "-o", "jsonl");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.err()).contains("every ACL of the cluster").contains("--allow-all");
        assertThat(shown.out()).contains("User:kept");
        assertThat(kafka.run("acl", "list", "-t", "kept", "-o", "jsonl").out()).isNotEmpty();
    }

    @Test
    void aProducerWithItsBundleSendsAndDoesNothingElse() {
        user("pia");
        kafka.cluster().createTopic("pia.order.placed.v1", 1, Map.of());
        CliResult before = kafka.runAs("pia", SECRET, "topic", "describe", "pia.order.placed.v1");
        CliResult granted = grant(
                "--allow",
                "User:pia",
                "--producer",
                "-t",
                "pia.order.placed.v1",
                "--transactional-id",
                "kafkactl-produce-pia");

        untilMaySee("pia", "pia.order.placed.v1");
        CliResult sent = sends("pia", "pia.order.placed.v1");
        CliResult read = kafka.runAs("pia", SECRET, "consume", "pia.order.placed.v1");

        assertThat(before.exitCode()).as(before.toString()).isEqualTo(6);
        assertThat(granted.exitCode()).as(granted.toString()).isZero();
        assertThat(granted.out().lines()).hasSize(3);
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(kafka.cluster().readCommitted("pia.order.placed.v1")).hasSize(1);
        assertThat(read.exitCode()).as(read.toString()).isEqualTo(6);
        assertThat(read.out()).isEmpty();
    }

    @Test
    void aConsumerWithItsBundleReadsAndCommits() {
        user("cai");
        kafka.cluster().createTopic("cai.order.placed.v1", 1, Map.of());
        kafka.run(CliRunner.real().stdin("v\n"), "produce", "cai.order.placed.v1");
        grant("--allow", "User:cai", "--consumer", "-t", "cai.order.placed.v1", "-g", "cai-group");

        untilMaySee("cai", "cai.order.placed.v1");
        CliResult read = as("cai", "consume", "cai.order.placed.v1", "-g", "cai-group", "--commit");
        CliResult other = as("cai", "consume", "cai.order.placed.v1", "-g", "another");
        CliResult sent = sends("cai", "cai.order.placed.v1");

        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.out()).contains("v");
        assertThat(other.exitCode()).as(other.toString()).isEqualTo(6);
        assertThat(sent.exitCode()).as(sent.toString()).isEqualTo(6);
        assertThat(TestCluster.get(kafka.cluster()
                        .admin()
                        .listConsumerGroupOffsets("cai-group")
                        .partitionsToOffsetAndMetadata()))
                .hasSize(1);
    }

    @Test
    void tellsWhoMayDoWhatAndWhy() {
        grant("--allow", "User:mia", "--operation", "ALL", "-t", "mia.", "--prefixed");
        grant("--deny", "User:mia", "--operation", "WRITE", "-t", "mia.closed", "--yes");

        CliResult allowed = kafka.run("acl", "check", "--principal", "User:mia", "--producer", "-t", "mia.open");
        CliResult denied = kafka.run(
                "acl", "check", "--principal", "User:mia", "--operation", "WRITE", "-t", "mia.closed", "-o", "json");
        CliResult nothing =
                kafka.run("acl", "check", "--principal", "User:mia", "--consumer", "-t", "mia.open", "-g", "pricing");
        CliResult hidden = grant("--allow", "User:mia", "--operation", "WRITE", "-t", "mia.closed");

        assertThat(allowed.exitCode()).as(allowed.toString()).isZero();
        assertThat(allowed.out()).contains("allowed").contains("User:mia ALLOW ALL on TOPIC mia.* (prefix)");
        assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(3);
        assertThat(denied.out())
                .contains("\"verdict\" : \"denied\"")
                .contains("wins over")
                .contains("User:mia DENY WRITE on TOPIC mia.closed");
        assertThat(denied.err()).contains("super users may do everything");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.out()).containsPattern("READ +GROUP +pricing +denied +no ACL is about it");
        assertThat(hidden.err()).contains("has no effect beside 'User:mia DENY WRITE on TOPIC mia.closed'");
    }

    @Test
    void whoMayNotSeeAclsIsTold() {
        user("nil");

        CliResult list = as("nil", "acl", "list");
        CliResult check = as("nil", "acl", "check", "--principal", "User:nil", "--operation", "READ", "-t", "x");
        CliResult create = as("nil", "acl", "create", "--allow", "User:nil", "--operation", "ALL", "--cluster");

        assertThat(list.exitCode()).as(list.toString()).isEqualTo(6);
        assertThat(list.out()).isEmpty();
        assertThat(check.exitCode()).isEqualTo(6);
        assertThat(create.exitCode()).isEqualTo(6);
    }

    @Test
    void brokersWithoutAuthorizerHaveNoAclsAndLetEveryoneIn() {
        SandboxFixture open = SandboxFixture.shared();

        CliResult list = open.run("acl", "list");
        CliResult create = open.run("acl", "create", "--allow", "User:a", "--operation", "READ", "-t", "x");
        CliResult check = open.run("acl", "check", "--principal", "User:a", "--operation", "READ", "-t", "x");

        assertThat(list.exitCode()).as(list.toString()).isEqualTo(8);
        assertThat(list.err()).contains("no authorizer").contains("authorizer.class.name");
        assertThat(create.exitCode()).isEqualTo(8);
        assertThat(check.exitCode()).as(check.toString()).isZero();
        assertThat(check.out()).contains("everyone may do everything");
    }

    @Test
    void theFirstAclOfATopicOnOpenBrokersIsAskedAbout(@TempDir Path folder) {
        try (AuthorizingKafka open = new AuthorizingKafka(folder)) {
            String[] create = {"acl", "create", "--allow", "User:a", "--operation", "READ", "-t", "first"};

            CliResult check = open.run("acl", "check", "--principal", "User:b", "--operation", "READ", "-t", "first");
            CliResult unasked = open.run(create);
            CliResult agreed = open.run(append(create, "--yes"));
            CliResult next = open.run("acl", "create", "--allow", "User:b", "--operation", "READ", "-t", "first");

            assertThat(check.exitCode()).as(check.toString()).isEqualTo(3);
            assertThat(check.out()).contains("unknown").contains("allow.everyone.if.no.acl.found");
            assertThat(unasked.exitCode()).as(unasked.toString()).isEqualTo(2);
            assertThat(unasked.err()).contains("add --yes");
            assertThat(agreed.exitCode()).as(agreed.toString()).isZero();
            assertThat(agreed.err()).contains("topic 'first' gets its first ACL");
            assertThat(next.exitCode()).as(next.toString()).isZero();
        }
    }
}
