package io.kafkactl.cli.acl;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.CommandAcls;
import io.kafkactl.cli.support.CommandAcls.Need;
import io.kafkactl.ops.provision.manifest.SampleManifest;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.TestGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command works with just the ACLs that {@code --explain-acls} names for it. */
class LeastAclsIT {
    private static ClosedKafka kafka;
    private static int count;

    @BeforeAll
    static void start(@TempDir Path folder) {
        kafka = new ClosedKafka(folder);
        // A group's offsets have a place from here on.
        kafka.cluster().createTopic("pay.order.first.v1", 1, Map.of());
        new TestGroups(kafka.cluster()).commit("first", "pay.order.first.v1", 0, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic list",
                "topic describe TOPIC",
                "topic create TOPIC.v2 -p 1 -r 1 --no-convention=test",
                "topic delete TOPIC --yes",
                "topic trim TOPIC --to end --yes",
                "topic alter TOPIC -p 4 --allow-partition-increase --yes",
                "topic alter TOPIC --config retention.ms=1d --yes",
                "topic export TOPIC",
                "produce TOPIC",
                "produce TOPIC --transactional",
                "consume TOPIC",
                "consume TOPIC -g GROUP --commit",
                "lag GROUP",
                "group list",
                "group describe GROUP",
                "group reset GROUP --to start --yes --restore-file FOLDER/GROUP.json",
                "group delete GROUP --yes",
                "dlq list",
                "dlq inspect TOPIC.dlq",
                "dlq stats TOPIC.dlq",
                "dlq export TOPIC.dlq",
                "dlq redrive TOPIC.dlq --yes",
                "dlq redrive TOPIC.dlq --join --yes",
                "dlq discard TOPIC.dlq --reason none --yes",
                "dlq runs",
                "topic plan -F FOLDER/t.yaml",
                "topic drift -F FOLDER/t.yaml --ignore-extra",
                "topic apply -F FOLDER/t.yaml --yes",
                "topic lint --against-cluster",
                "acl list",
                "acl check --principal User:a --operation READ -t TOPIC",
                "acl create --allow User:GROUP --operation READ -t TOPIC",
                "acl delete --principal User:GROUP --yes",
                "user list",
                "user create GROUP --generate",
                "user delete GROUP-user --yes",
                "quota get",
                "quota set --user GROUP producer_byte_rate=1MiB --yes",
                "quota unset --user GROUP --yes",
                "cluster describe"
            })
    void worksWithJustWhatIsExplained(String line, @TempDir Path folder) {
        String name = "u" + count++;
        String topic = "pay.order." + name + ".v1";
        kafka.cluster().createTopic(topic, 2, Map.of());
        TestGroups groups = new TestGroups(kafka.cluster());
        groups.fill(topic, 0, 3);
        groups.commit(name, topic, 0, 1);
        Stream.of(name, name + "-user")
                .forEach(user ->
                        kafka.run(CliRunner.real().stdin("secret"), "user", "create", user, "--password-stdin"));
        kafka.cluster().createTopic(topic + ".dlq", 1, Map.of());
        kafka.cluster().produce(List.of(headers(topic + ".dlq", 0, bytes("k"), bytes("v"), topic)));
        SampleManifest.write(
                folder,
                "t.yaml",
                SampleManifest.topics("  - {name: " + topic + ", partitions: 2, config: {segment.ms: 2h}}"));
        String[] args = line.replace("TOPIC", topic)
                .replace("GROUP", line.startsWith("user create") ? name + "-new" : name)
                .replace("FOLDER", folder.toString())
                .split(" ", -1);
        List<Need> needs = needs(args);
        needs.forEach(need -> grant(name, need, topic, name, args));
        awaitLogin(name);

        CliResult result = kafka.runAs(CliRunner.real().stdin("v\n"), name, "secret", args);

        assertThat(needs).isNotEmpty();
        // A condition that was found: the command works.
        int works = line.matches("acl check .*|topic (drift|lint) .*") ? 3 : 0;
        assertThat(result.exitCode()).as(needs + "\n" + result).isEqualTo(works);
        assertThat(result.err()).doesNotContainIgnoringCase("authoriz");
    }

    private static List<Need> needs(String... args) {
        String command = args[0].matches("produce|consume|lag") ? args[0] : args[0] + " " + args[1];
        return CommandAcls.all().stream()
                .filter(need -> need.command().equals(command))
                .filter(need -> !need.isForOption() || List.of(args).contains(need.when()))
                .toList();
    }

    private static void grant(String user, Need need, String topic, String group, String... command) {
        String name = need.name()
                .replace("SOURCE", topic)
                .replace(
                        "TOPIC", topic + (command[1].equals("create") ? ".v2" : command[0].equals("dlq") ? ".dlq" : ""))
                .replace("GROUP", group);
        Need named = new Need(need.command(), need.operation(), need.resource(), name, need.when());
        List<String> args = new ArrayList<>(List.of("acl", "create", "--allow", "User:" + user));
        args.addAll(List.of(named.options().replace("'", "").split(" ", -1)));
        CliResult granted = kafka.run(args.toArray(String[]::new));
        assertThat(granted.exitCode()).as(granted.toString()).isZero();
        args.add("--dry-run");
        Await.until(
                "the broker knows " + args,
                () -> !kafka.run(args.toArray(String[]::new)).out().contains("would-create"));
    }

    private static void awaitLogin(String user) {
        Await.until(
                user + " logs in",
                () -> kafka.runAs(user, "secret", "group", "list").exitCode() == 0);
    }
}
