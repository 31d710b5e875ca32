package io.kafkactl.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.Test;

/** What came with a later release of Kafka, and what a person is told where the broker lacks it. */
abstract class NewerFeatures extends MainStories {
    @Test
    void groupsOfTheConsumerProtocolAreUsedOrRefused() {
        String topic = cluster.createTopic("market.order.placed", 1);
        String group = "pricing-" + topic;
        groups.fill(topic, 0, 5);
        String[] command = {
            "consume", topic, "-g", group, "--commit", "-n", "3", "-X", "consumer.group.protocol=consumer"
        };

        CliResult read = kafka.run(command);

        if (isFrom("4.0")) {
            assertThat(read.exitCode()).as(read.toString()).isZero();
            assertThat(read.out()).isEqualTo("v0\nv1\nv2\n");
            assertThat(run("group", "list", "--type", "consumer", "-o", "name").out())
                    .contains(group);
            assertThat(run("group", "describe", group, "-o", "json").out()).contains("\"type\" : \"consumer\"");
            assertThat(run("lag", group, "--by", "group", "-o", "jsonl").out()).contains("\"lag\":2");
            works(Story.CONSUMER_GROUPS);
        } else {
            isToldThat(Story.CONSUMER_GROUPS, read, 1);
            assertThat(read.err()).contains("too old").contains("group.protocol=classic");
            assertThat(run("group", "list", "--type", "consumer", "-o", "name").out())
                    .isEmpty();
        }
    }

    @Test
    void shareGroupsAreMeasuredAndSetOrThereAreNone() {
        String topic = cluster.createTopic("market.order.placed", 1);
        String group = "billing-" + topic;
        groups.fill(topic, 0, 10);
        if (!isFrom("4.2")) {
            assertThat(run("group", "list", "--type", "share", "-o", "name").out())
                    .isEmpty();
            assertThat(kafka.run("lag", group).exitCode()).isEqualTo(7);
            assertThat(kafka.run("group", "delete", group, "--yes").exitCode()).isEqualTo(7);
            findsNone(Story.SHARE_GROUPS);
            return;
        }
        try (ShareConsumer<byte[], byte[]> member = groups.shareMember(kafka.address(), group)) {
            TestGroups.acknowledge(member, topic, 10);
        }
        String before = temp.resolve("share.json").toString();
        String after = temp.resolve("again.json").toString();

        run("group", "reset", group, "--to", "+2", "--yes", "--restore-file", before);
        CliResult lag = run("lag", group, "--by", "group", "-o", "jsonl");
        run("group", "restore", before, "--yes", "--restore-file", after);
        CliResult described = run("group", "describe", group, "-o", "json");
        run("group", "delete", group, "--yes");

        assertThat(lag.out()).contains("\"lag\":8");
        assertThat(described.out()).contains("\"type\" : \"share\"");
        assertThat(kafka.run("lag", group).exitCode()).isEqualTo(7);
        works(Story.SHARE_GROUPS);
    }

    @Test
    void theSettingForDeadLettersOfShareGroupsIsTakenOrRefused() {
        String topic = TestTopics.unique("market.order.placed") + ".dlq";
        String setting = "errors.deadletterqueue.group.enable";

        CliResult created = kafka.run("topic", "create", topic, "-p", "1", "--config", setting + "=true");

        if (isFrom("4.4")) {
            assertThat(created.exitCode()).as(created.toString()).isZero();
            assertThat(run("topic", "describe", topic).out()).contains(setting);
            assertThat(run("dlq", "list").out()).contains(topic);
            works(Story.SHARE_DEAD_LETTERS);
        } else {
            isToldThat(Story.SHARE_DEAD_LETTERS, created, 4);
            assertThat(created.err()).contains(setting);
            assertThat(kafka.run("topic", "describe", topic).exitCode()).isEqualTo(7);
        }
    }
}
