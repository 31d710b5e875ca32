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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command works with just the ACLs that {@code --explain-acls} names for it, and with none of them left out. */
class LeastAclsIT {
    private static final String JOURNAL = "kafkactl-dlq-journal";
    /** Nothing tells them that there is something that they may not see. */
    private static final Pattern SEES_NOTHING =
            Pattern.compile("(topic|group|dlq) list .*|topic (export|plan|drift|lint) .*|(lag|group reset) TOPIC");

    private static ClosedKafka kafka;
    private static int count;
    private static int files;

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
                "topic docs -F FOLDER/t.yaml --against-cluster",
                "topic size --from-topic TOPIC --sample 1s",
                "produce TOPIC",
                "produce TOPIC --transactional",
                "consume TOPIC",
                "consume TOPIC -g GROUP --commit",
                "lag GROUP",
                "group list",
                "group describe GROUP",
                "group reset GROUP --to start --yes --restore-file FOLDER/GROUP.json",
                "group restore FOLDER/GROUP.json --restore-file FOLDER/NEW --yes <- group reset GROUP --to start --yes --restore-file FOLDER/GROUP.json",
                "group delete GROUP --yes",
                "dlq list",
                "dlq inspect TOPIC.dlq",
                "dlq stats TOPIC.dlq",
                "dlq export TOPIC.dlq",
                "dlq redrive TOPIC.dlq --yes",
                "dlq redrive TOPIC.dlq --join --yes",
                "dlq discard TOPIC.dlq --reason none --yes",
                "dlq park TOPIC.dlq --yes",
                "dlq runs",
                "dlq runs show RUN <- dlq discard TOPIC.dlq --reason none --yes",
                "dlq runs stop RUN <- dlq discard TOPIC.dlq --reason none --yes",
                "dlq purge TOPIC.dlq --all --yes --backup FOLDER/NEW --confirm TOPIC.dlq <- dlq discard TOPIC.dlq --reason none --yes",
                "topic plan -F FOLDER/t.yaml",
                "topic drift -F FOLDER/t.yaml --ignore-extra",
                "topic apply -F FOLDER/t.yaml --yes",
                "topic apply -F FOLDER/t.yaml --lock --yes",
                "topic lint --against-cluster",
                "acl list",
                "acl check --principal User:a --operation READ -t TOPIC",
                "acl create --allow User:GROUP --operation READ -t TOPIC",
                "acl delete --principal User:GROUP --yes",
                "user list",
                "user create GROUP --generate",
                "user alter GROUP-user --generate --yes",
                "user delete GROUP-user --yes",
                "quota get",
                "quota set --user GROUP producer_byte_rate=1MiB --yes",
                "quota unset --user GROUP --yes",
                "cluster describe"
            })
    void worksWithJustWhatIsExplained(String line, @TempDir Path folder) {
        String name = "u" + count++;
        String topic = "pay.order." + name + ".v1";
        prepare(name, topic, folder);
        String[] parts = line.split(" <- ", -1);
        if (parts.length > 1) {
            CliResult before = kafka.run(arguments(parts[1], topic, name, folder));
            assertThat(before.exitCode()).as(before.toString()).isZero();
        }
        String[] args = arguments(parts[0], topic, name, folder);
        List<Need> needs =
                needs(args).stream().map(need -> named(need, topic, name, args)).toList();
        List<Need> least = needs.stream().filter(need -> !need.isOptional()).toList();
        least.forEach(need -> grant(name, need));
        awaitLogin(name);

        least.forEach(need -> isDeniedWithout(need, topic, name, args));
        needs.stream().filter(Need::isOptional).forEach(need -> grant(name, need));
        CliResult result = run(name, args);

        assertThat(needs).isNotEmpty();
        // A condition that was found: the command works.
        int works = line.matches("acl check .*|topic (drift|lint|size) .*") ? 3 : 0;
        assertThat(result.exitCode()).as(needs + "\n" + result).isEqualTo(works);
        assertThat(result.err()).doesNotContainIgnoringCase("authoriz");
    }

    private static void isDeniedWithout(Need need, String topic, String name, String... args) {
        boolean stopsNothing =
                need.command().equals("dlq runs stop") && need.operation().equals("WRITE");
        if (stopsNothing || (need.operation().equals("CREATE") && need.name().equals(JOURNAL))) {
            // The run has ended, and the journal is there.
            return;
        }
        revoke(name, need);
        CliResult denied = run(name, args);
        if (SEES_NOTHING.matcher(need.command() + " " + need.resource()).matches()) {
            // Kafka says of what may not be described that it is not there.
            assertThat(denied.out()).as("without %s: %s", need, denied).doesNotContain(topic);
            assertThat(need.name().equals("*") || denied.err().contains("for which you have no DESCRIBE"))
                    .as("without %s: %s", need, denied)
                    .isTrue();
        } else {
            // 1 when the rest could be shown.
            assertThat(denied.exitCode()).as("without %s: %s", need, denied).isIn(1, 6);
            assertThat(denied.err()).as("without %s", need).contains("kafkactl acl create --allow", named(need));
        }
        grant(name, need);
    }

    /** What a message must have of it: {@code *} stands for what the command met. */
    private static String named(Need need) {
        return need.name().isEmpty() ? "--cluster" : need.name().replace("*", "");
    }

    private static void prepare(String name, String topic, Path folder) {
        kafka.cluster().createTopic(topic, 2, Map.of());
        TestGroups groups = new TestGroups(kafka.cluster());
        groups.fill(topic, 0, 3);
        groups.commit(name, topic, 0, 1);
        Stream.of(name, name + "-user")
                .forEach(user ->
                        kafka.run(CliRunner.real().stdin("secret"), "user", "create", user, "--password-stdin"));
        kafka.cluster().createTopic(topic + ".dlq", 1, Map.of());
        kafka.cluster().createTopic(topic + ".parked", 1, Map.of());
        kafka.cluster().produce(List.of(headers(topic + ".dlq", 0, bytes("k"), bytes("v"), topic)));
        SampleManifest.write(
                folder,
                "t.yaml",
                SampleManifest.topics("  - {name: " + topic + ", partitions: 2, config: {segment.ms: 2h}}"));
    }

    private static String[] arguments(String line, String topic, String name, Path folder) {
        String run = line.contains("RUN")
                ? kafka.run("dlq", "runs", "-o", "name")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                : "";
        return line.replace("TOPIC", topic)
                .replace("GROUP", line.startsWith("user create") ? name + "-new" : name)
                .replace("FOLDER", folder.toString())
                .replace("RUN", run)
                .split(" ", -1);
    }

    private static CliResult run(String user, String... args) {
        String[] once = Stream.of(args)
                .map(word -> word.replace("NEW", "file-" + files))
                .toArray(String[]::new);
        files++;
        return kafka.runAs(CliRunner.real().stdin("v\n"), user, "secret", once);
    }

    private static List<Need> needs(String... args) {
        String line = String.join(" ", args) + " ";
        String command = CommandAcls.all().stream()
                .map(Need::command)
                .filter(known -> line.startsWith(known + " "))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
        return CommandAcls.all().stream()
                .filter(need -> need.command().equals(command))
                .filter(need -> !need.isForOption() || List.of(args).contains(need.when()))
                .toList();
    }

    private static Need named(Need need, String topic, String group, String... command) {
        String name = need.name()
                .replace("SOURCE", topic)
                .replace("PARKING", topic + ".parked")
                .replace(
                        "TOPIC", topic + (command[1].equals("create") ? ".v2" : command[0].equals("dlq") ? ".dlq" : ""))
                .replace("GROUP", group);
        return new Need(need.command(), need.operation(), need.resource(), name, need.when());
    }

    private static void grant(String user, Need need) {
        change("would-create", List.of("acl", "create", "--allow", "User:" + user), need);
    }

    private static void revoke(String user, Need need) {
        change("would-delete", List.of("acl", "delete", "--yes", "--principal", "User:" + user), need);
    }

    private static void change(String pending, List<String> command, Need need) {
        List<String> args = new ArrayList<>(command);
        String which = need.options().replace("'", "");
        args.addAll(
                List.of((command.contains("delete") ? which.replace(" --prefixed", " --pattern-type prefixed") : which)
                        .split(" ", -1)));
        CliResult changed = kafka.run(args.toArray(String[]::new));
        assertThat(changed.exitCode()).as(changed.toString()).isZero();
        args.add("--dry-run");
        Await.until(
                "the broker knows " + args,
                () -> !kafka.run(args.toArray(String[]::new)).out().contains(pending));
    }

    private static void awaitLogin(String user) {
        Await.until(
                user + " logs in",
                () -> kafka.runAs(user, "secret", "group", "list").exitCode() == 0);
    }
}
