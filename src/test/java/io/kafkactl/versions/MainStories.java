package io.kafkactl.versions;

import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** What has to work with every version. */
abstract class MainStories extends BrokerOfAVersion {
    private static final String SECRET = "secret";

    @Test
    void aTopicLivesFromCreationToDeletion() {
        String topic = TestTopics.unique("market.order.placed");

        run("topic", "create", topic, topic + ".dlq", "-p", "2", "--config", "segment.bytes=1MiB");
        groups.fill(topic, 0, 5);
        CliResult listed = run("topic", "list");
        run("topic", "alter", topic, "--config", "retention.ms=1d", "--yes");
        run("topic", "alter", topic, "-p", "3", "--allow-partition-increase", "--yes");
        run("topic", "trim", topic, "--partition", "0", "--to", "+2", "--yes");
        CliResult described = run("topic", "describe", topic, "-o", "jsonl");
        run("topic", "delete", topic, topic + ".dlq", "--yes");
        CliResult gone = kafka.run("topic", "describe", topic);

        assertThat(listed.out()).containsPattern(topic + " +2 +1 +5 +\\d+ B ");
        assertThat(described.out())
                .contains("{\"name\":\"segment.bytes\",\"value\":\"1048576\",\"source\":\"dynamic-topic-config\"}")
                .contains("{\"name\":\"retention.ms\",\"value\":\"86400000\",\"source\":\"dynamic-topic-config\"}")
                .contains("{\"partition\":2,\"leader\":");
        assertThat(gone.exitCode()).as(gone.toString()).isEqualTo(7);
        works(Story.TOPICS);
    }

    @Test
    void recordsKeepEveryByte() {
        String topic = cluster.createTopic("market.order.placed", 1);
        String copy = cluster.createTopic("market.order.copied", 1);
        String lines = """
                {"timestamp":1000,"key":null,"value":"null key","headers":[]}
                {"timestamp":2000,"key":"","value":"","headers":[{"name":"a","value":"1"},{"name":"a","value":null}]}
                {"timestamp":3000,"key":"gone","value":null,"headers":[]}
                {"timestamp":4000,"key":{"base64":"/wAKwIA="},"value":{"base64":"/wAKwIA="},"headers":[{"name":"b","value":{"base64":"/w=="}}]}
                """;

        CliResult sent = kafka.run(CliRunner.real().stdin(lines), "produce", topic, "-i", "jsonl");
        CliResult read = run("consume", topic, "-o", "jsonl");
        CliResult copied = kafka.run(CliRunner.real().stdin(read.outBytes()), "produce", copy, "-i", "jsonl");

        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(sent.err()).contains("sent 4, acknowledged 4, failed 0");
        assertThat(read.out()
                        .lines()
                        .map(line -> line.replaceAll("\"topic\".*?(?=\"timestamp\":)", "")
                                .replaceAll("\"timestampType\":\"[^\"]*\",", "")))
                .containsExactlyElementsOf(lines.lines().toList());
        assertThat(copied.exitCode()).as(copied.toString()).isZero();
        assertThat(run("consume", copy, "-o", "jsonl").out())
                .isEqualTo(read.out().replace(topic, copy));
        works(Story.RECORDS);
    }

    @Test
    void aTransactionIsWholeOrNotAtAll() {
        String topic = cluster.createTopic("market.order.placed", 2);
        String lines = "a:1\nb:2\nc:3\n";
        String[] command = {"produce", topic, "--transactional", "--key-separator", ":"};

        CliResult aborted = kafka.run(CliRunner.real().stdin(lines + "bad\n"), command);
        int visible = cluster.readCommitted(topic).size();
        CliResult committed = kafka.run(CliRunner.real().stdin(lines), command);

        assertThat(aborted.exitCode()).as(aborted.toString()).isEqualTo(1);
        assertThat(aborted.err()).contains("transaction aborted");
        assertThat(visible).isZero();
        assertThat(committed.exitCode()).as(committed.toString()).isZero();
        assertThat(cluster.readCommitted(topic)).hasSize(3);
        works(Story.TRANSACTION);
    }

    @Test
    void aGroupIsShownMeasuredResetPutBackAndDeleted() {
        String topic = cluster.createTopic("market.order.placed", 2);
        String group = "pricing-" + topic;
        groups.fill(topic, 0, 10);
        String file = temp.resolve("before.json").toString();

        try (Consumer<byte[], byte[]> member = groups.member(group, topic, Map.of())) {
            TestGroups.join(member);
            assertThat(run("group", "list").out()).containsPattern(group + " .*Stable");
            assertThat(run("group", "describe", group).out()).contains("consumer-" + group);
            assertThat(run("topic", "describe", topic).out()).contains(group);
        }
        groups.commit(group, topic, 0, 4);
        assertThat(lag(group)).contains("\"lag\":6");
        run("group", "reset", group, "--to", "start", "--yes", "--restore-file", file);
        assertThat(lag(group)).contains("\"lag\":10");
        String second = temp.resolve("second.json").toString();
        run("group", "restore", file, "--yes", "--restore-file", second);
        assertThat(lag(group)).contains("\"lag\":6");
        run("group", "delete", group, "--yes");

        assertThat(kafka.run("lag", group).exitCode()).isEqualTo(7);
        assertThat(kafka.run("group", "describe", group).exitCode()).isEqualTo(7);
        works(Story.GROUPS);
    }

    private String lag(String group) {
        return run("lag", group, "--by", "group", "-o", "jsonl").out();
    }

    @Test
    void deadLettersAreLookedAtAndPutBackOnceOrDiscarded() {
        String source = cluster.createTopic("market.order.placed", 2);
        String dlq = source + ".dlq";
        cluster.createTopic(dlq, 2, Map.of());
        cluster.produce(List.of(
                envelope(dlq, 0, "a", source, "1"),
                envelope(dlq, 1, "b", source, "2"),
                envelope(dlq, 1, "c", source, "3")));

        assertThat(run("dlq", "list").out()).contains(dlq);
        assertThat(run("dlq", "inspect", dlq, "-o", "jsonl").out().lines()).hasSize(3);
        assertThat(run("dlq", "stats", dlq, "-o", "jsonl").out()).contains("\"count\":");
        run("dlq", "redrive", dlq, "--dry-run");
        assertThat(cluster.readCommitted(source)).isEmpty();
        run("dlq", "redrive", dlq, "--yes", "--reason", "repaired");
        assertThat(run("dlq", "redrive", dlq, "--yes").err()).contains("nothing to redrive");
        cluster.produce(List.of(envelope(dlq, 0, "d", source, "4")));
        run("dlq", "discard", dlq, "--yes", "--reason", "a test");

        assertThat(cluster.readCommitted(source))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(run("dlq", "runs", dlq).out())
                .containsPattern("finished +3 +0 +0")
                .containsPattern("finished +0 +1 +0");
        works(Story.DEAD_LETTERS);
    }

    @Test
    void anInterruptedRedriveGoesOnWhereItStopped() {
        String source = cluster.createTopic("market.order.placed", 1);
        String dlq = source + ".dead-letter";
        cluster.createTopic(dlq, 1, Map.of());
        List<String> values = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
        cluster.produce(values.stream()
                .map(value -> headers(dlq, 0, DeadLetters.bytes("k"), DeadLetters.bytes(value), source))
                .toList());
        CliRunner person = CliRunner.real();

        CompletableFuture<CliResult> run =
                CompletableFuture.supplyAsync(() -> kafka.run(person, "dlq", "redrive", dlq, "--yes", "--rate", "5/s"));
        Await.until(
                "some are back",
                () -> run.isDone() || cluster.readCommitted(source).size() > 2);
        person.cancellation().cancel();
        CliResult interrupted = run.join();
        int before = cluster.readCommitted(source).size();
        run("dlq", "redrive", dlq, "--yes");

        assertThat(interrupted.exitCode()).as(interrupted.toString()).isEqualTo(130);
        assertThat(before).isLessThan(values.size());
        assertThat(cluster.readCommitted(source))
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(values);
        works(Story.INTERRUPTED_REDRIVE);
    }

    @Test
    void topicsComeFromFilesAndDriftIsFound() throws IOException {
        String domain = TestTopics.unique("team").replace(".v1", "");
        String topic = domain + ".stock.changed.v1";
        Path folder = Files.createDirectory(temp.resolve("manifests"));
        Files.writeString(folder.resolve("topics.yaml"), """
                apiVersion: kafkactl/v1
                kind: TopicPolicy
                scope: {prefixes: [%s]}
                ---
                apiVersion: kafkactl/v1
                kind: Topics
                topics:
                  - {name: %s, partitions: 2, config: {retention.ms: 1d}, companions: {dlq: {retention: 30d}}}
                """.formatted(domain, topic));
        String[] plan = {"topic", "plan", "-F", folder.toString(), "--detailed-exitcode"};

        CliResult planned = kafka.run(plan);
        run("topic", "apply", "-F", folder.toString(), "--lock", "--yes");
        CliResult again = run(plan);
        CliResult exported = run("topic", "export", "--scope", domain);
        TestCluster.get(cluster.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET))))
                .all());
        String[] drift = {"topic", "drift", "-F", folder.toString()};
        Await.until("the drift is found", () -> kafka.run(drift).exitCode() == 3);

        assertThat(planned.exitCode()).as(planned.toString()).isEqualTo(3);
        assertThat(again.out()).isEmpty();
        assertThat(exported.out()).contains("- name: " + topic, "retention.ms: 1d");
        assertThat(kafka.run(drift).out()).containsPattern(topic + " .*retention.ms");
        works(Story.MANIFESTS);
    }

    @Test
    void usersPermissionsAndQuotasAreSetAndTakenAway() {
        String topic = cluster.createTopic("market.order.placed", 1);
        assertThat(kafka.run(CliRunner.real().stdin(SECRET), "user", "create", "ann", "--password-stdin")
                        .exitCode())
                .isZero();
        Await.until("ann is known", () -> run("user", "list").out().contains("ann"));

        CliResult denied = produceAsAnn(topic);
        run("acl", "create", "--allow", "User:ann", "--operation", "WRITE,DESCRIBE", "-t", topic);
        Await.until("ann may write", () -> produceAsAnn(topic).exitCode() == 0);
        CliResult listed = run("acl", "list", "-t", topic, "-o", "jsonl");
        run("acl", "delete", "--principal", "User:ann", "--yes");
        run("quota", "set", "--user", "ann", "producer_byte_rate=10MiB", "--yes");
        Await.until(
                "the quota is shown",
                () -> run("quota", "get", "--user", "ann", "-o", "jsonl").out().contains("10485760"));
        run("quota", "unset", "--user", "ann", "--yes");
        run("user", "delete", "ann", "--yes");
        Await.until("ann is gone", () -> !run("user", "list").out().contains("ann"));

        assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(6);
        assertThat(denied.err()).contains("kafkactl acl create --allow User:ann");
        assertThat(listed.out().lines()).hasSize(2);
        works(Story.ACCESS);
    }

    private CliResult produceAsAnn(String topic) {
        return kafka.runAs(CliRunner.real().stdin("v\n"), "ann", SECRET, "produce", topic);
    }

    @Test
    void theClusterTellsItsReleaseAndTheDoctorReachesIt() {
        CliResult described = run("cluster", "describe", "-o", "json");
        CliResult table = run("cluster", "describe");
        CliResult examined = kafka.run("cluster", "doctor");

        assertThat(described.out()).contains("\"release\" : \"" + release() + "\"", "\"errors\" : [ ]");
        assertThat(table.out()).containsPattern("metadata.version +\\d+ +\\d+ +" + release());
        // One broker is too few for the doctor, whatever its version.
        assertThat(examined.exitCode()).as(examined.toString()).isIn(0, 3);
        assertThat(examined.out()).containsPattern("clock .* ok ").doesNotContain(" unknown ");
        works(Story.CLUSTER);
    }

    @Test
    void theDemoProvesItself() {
        CliResult demo = CliRunner.real()
                .env("HOME", temp.toString())
                .env("XDG_STATE_HOME", temp.resolve("state").toString())
                .run("sandbox", "demo");

        assertThat(demo.exitCode()).as(demo.toString()).isZero();
        assertThat(demo.err()).contains("Every dead letter is back exactly once");
        works(Story.DEMO);
    }
}
