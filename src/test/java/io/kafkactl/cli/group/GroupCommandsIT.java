package io.kafkactl.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
@WithKafka
class GroupCommandsIT {
    private final KafkaFixture kafka;
    private final TestGroups groups;
    private final String topic = TestTopics.unique("market.order.placed");
    private final String group = "pricing-" + topic;

    @TempDir
    Path temp;

    GroupCommandsIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.groups = new TestGroups(kafka.cluster());
    }

    @BeforeEach
    void aGroupInTheMiddle() {
        kafka.cluster().createTopic(topic, 2, Map.of());
        groups.fill(topic, 0, 10);
        groups.fill(topic, 1, 10);
        groups.commit(group, topic, 0, 4);
    }

    private CliResult reset(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "group";
        all[1] = "reset";
        all[2] = group;
        System.arraycopy(args, 0, all, 3, args.length);
        return kafka.run(all);
    }

    private Map<Integer, Long> committed() {
        Map<Integer, Long> offsets = new TreeMap<>();
        TestCluster.get(kafka.cluster().admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        return offsets;
    }

    @Test
    void aResetIsShownKeptAndPutBack() {
        Path file = temp.resolve("before.json");

        CliResult planned = reset("--to", "start", "-t", topic, "--dry-run", "-o", "jsonl");
        CliResult unasked = reset("--to", "start", "-t", topic, "--restore-file", file.toString());
        assertThat(committed()).isEqualTo(Map.of(0, 4L));
        assertThat(file).doesNotExist();
        CliResult done = reset("--to", "start", "-t", topic, "--yes", "--restore-file", file.toString());

        assertThat(planned.exitCode()).as(planned.toString()).isZero();
        assertThat(planned.out())
                .contains("\"partition\":0,\"currentOffset\":4,\"newOffset\":0,\"reread\":4,\"skipped\":0,"
                        + "\"status\":\"would-set\"")
                .contains("\"partition\":1,\"currentOffset\":null,\"newOffset\":0");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.out()).contains("would-set");
        assertThat(unasked.err()).contains("add --yes");
        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.err()).contains(file.toString());
        assertThat(committed()).isEqualTo(Map.of(0, 0L, 1, 0L));

        CliResult again = reset("--to", "end", "--yes", "--restore-file", file.toString());
        assertThat(again.exitCode()).isEqualTo(8);
        assertThat(committed()).isEqualTo(Map.of(0, 0L, 1, 0L));

        CliResult restored = kafka.run(
                "group",
                "restore",
                file.toString(),
                "--yes",
                "--restore-file",
                temp.resolve("second.json").toString());
        assertThat(restored.exitCode()).as(restored.toString()).isZero();
        assertThat(committed()).isEqualTo(Map.of(0, 4L));
    }

    @Test
    void aResetGoesWhereItIsTold() {
        groups.commit(group + "-other", topic, 1, 9);

        assertThat(to("--to", "current+3")).isEqualTo(Map.of(0, 7L));
        assertThat(to("--to", "current-100")).isEqualTo(Map.of(0, 0L));
        assertThat(to("--to", "-1", "-t", topic, "--partition", "1")).isEqualTo(Map.of(0, 0L, 1, 9L));
        assertThat(to("--to", "@-1h", "-t", topic)).isEqualTo(Map.of(0, 0L, 1, 0L));
        assertThat(to("--to-group", group + "-other")).isEqualTo(Map.of(0, 0L, 1, 9L));
        assertThat(reset("--to", "11", "--yes").exitCode()).isEqualTo(4);
        assertThat(reset("--to", "currently").exitCode()).isEqualTo(2);
        assertThat(reset("--yes").exitCode()).isEqualTo(2);
    }

    private Map<Integer, Long> to(String... args) {
        Path file = temp.resolve(String.join("", args).replaceAll("[^a-z0-9]", "") + ".json");
        String[] all = java.util.Arrays.copyOf(args, args.length + 3);
        all[args.length] = "--yes";
        all[args.length + 1] = "--restore-file";
        all[args.length + 2] = file.toString();
        CliResult result = reset(all);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return committed();
    }

    @Test
    void anAnswerInATerminalDecides() {
        CliRunner person = CliRunner.real().terminals(new Terminals(true, true, true));
        String file = temp.resolve("kept.json").toString();

        CliResult declined =
                kafka.run(person.stdin("n\n"), "group", "reset", group, "--to", "end", "--restore-file", file);
        CliResult agreed =
                kafka.run(person.stdin("y\n"), "group", "reset", group, "--to", "end", "--restore-file", file);

        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.err()).contains("6 will be skipped").contains(topic + "-0: 4 -> 10");
        assertThat(agreed.exitCode()).as(agreed.toString()).isZero();
        assertThat(committed()).isEqualTo(Map.of(0, 10L));
    }

    @Test
    void anActiveGroupIsDescribedAndLeftAlone() {
        try (Consumer<byte[], byte[]> member = groups.member(
                group, topic, Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer", "client.id", "worker-1"))) {
            TestGroups.join(member);

            CliResult table = kafka.run("group", "describe", group);
            CliResult json = kafka.run("group", "describe", group, "-o", "json");
            CliResult reset = reset("--to", "end", "--yes");
            CliResult delete = kafka.run("group", "delete", group, "--yes");
            CliResult offsets = kafka.run("group", "delete", group, "-t", topic, "--yes");

            assertThat(table.exitCode()).as(table.toString()).isZero();
            assertThat(table.out()).contains("Stable").contains("worker-1").contains("uniform");
            assertThat(json.out())
                    .contains("\"targetAssignment\" : [")
                    .contains(topic + ":0,1")
                    .contains("\"epoch\" : ");
            assertThat(reset.exitCode()).isEqualTo(8);
            assertThat(reset.err()).contains("is active: its state is Stable");
            assertThat(delete.exitCode()).isEqualTo(8);
            assertThat(offsets.exitCode()).as(offsets.toString()).isEqualTo(8);
            assertThat(committed()).containsEntry(0, 4L);
        }
    }

    @Test
    void deletesOffsetsOfATopicAndThenTheGroup() {
        String other = kafka.cluster().createTopic("market.order.paid", 1);
        groups.commit(group, other, 0, 0);

        CliResult unasked = kafka.run("group", "delete", group);
        CliResult one = kafka.run("group", "delete", group, "-t", topic, "--yes");
        CliResult none = kafka.run("group", "delete", group, "-t", topic, "--yes");
        CliResult all = kafka.run("groups", "rm", group, "--yes");
        CliResult gone = kafka.run("group", "delete", group, "--yes");

        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(one.exitCode()).as(one.toString()).isZero();
        assertThat(none.exitCode()).isEqualTo(7);
        assertThat(all.exitCode()).as(all.toString()).isZero();
        assertThat(gone.exitCode()).isEqualTo(7);
        assertThat(kafka.run("group", "list", "--state", "empty").out()).doesNotContain(group + " ");
    }

    @Test
    void aShareGroupIsSetPutBackAndDeletedToo() {
        String share = group + "-share";
        try (ShareConsumer<byte[], byte[]> member = groups.shareMember(kafka.bootstrapServers(), share)) {
            TestGroups.acknowledge(member, topic, 20);
        }
        Path file = temp.resolve("share.json");

        CliResult set = kafka.run("group", "reset", share, "--to", "+2", "--yes", "--restore-file", file.toString());
        CliResult lag = kafka.run("lag", share, "--time", "off", "-o", "csv");
        CliResult restored = kafka.run(
                "group",
                "restore",
                file.toString(),
                "--yes",
                "--restore-file",
                temp.resolve("again.json").toString());
        CliResult deleted = kafka.run("group", "delete", share, "--yes");

        assertThat(set.exitCode()).as(set.toString()).isZero();
        assertThat(lag.out()).contains(topic + "\",0,2,0,10,").contains(topic + "\",1,2,0,10,");
        assertThat(restored.exitCode()).as(restored.toString()).isZero();
        assertThat(restored.out()).contains("set");
        assertThat(deleted.exitCode()).as(deleted.toString()).isZero();
        assertThat(kafka.run("lag", share).exitCode()).isEqualTo(7);
    }

    @Test
    void aGroupIsCreatedOnlyWhenAsked() {
        String late = group + "-v2";

        CliResult refused = kafka.run("group", "reset", late, "--to-group", group, "--yes");
        CliResult created = kafka.run(
                "group",
                "reset",
                late,
                "--to-group",
                group,
                "--create",
                "--yes",
                "--restore-file",
                temp.resolve("none.json").toString());

        assertThat(refused.exitCode()).isEqualTo(7);
        assertThat(created.exitCode()).as(created.toString()).isZero();
        assertThat(created.err()).contains("will be created");
        assertThat(kafka.run("lag", late, "-o", "jsonl").out()).contains("\"committedOffset\":4");
    }

    @Test
    void aFileOfAnotherClusterOrOfNothingIsRefused() throws IOException {
        Path foreign = temp.resolve("foreign.json");
        Files.writeString(
                foreign,
                "{\"apiVersion\":\"kafkactl/v1\",\"kind\":\"GroupOffsets\",\"clusterId\":\"x\",\"group\":\"" + group
                        + "\",\"offsets\":[{\"topic\":\"" + topic + "\",\"partition\":0,\"offset\":1}]}");
        Path broken = temp.resolve("broken.json");
        Files.writeString(broken, "{\"apiVersion\":\"kafkactl/v1\",\"kind\":\"GroupOffsets\",\"offset\":[]}");

        CliResult other = kafka.run("group", "restore", foreign.toString(), "--yes");
        CliResult nonsense = kafka.run("group", "restore", broken.toString(), "--yes");

        assertThat(other.exitCode()).isEqualTo(8);
        assertThat(other.err()).contains("was written for cluster x");
        assertThat(nonsense.exitCode()).isEqualTo(4);
        assertThat(nonsense.err()).contains("broken.json:1:").contains("did you mean 'offsets'?");
    }
}
