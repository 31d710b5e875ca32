package io.kafkactl.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.WithKafka;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.Test;

/** Groups in states that other tools take for health. */
@WithKafka
class LagFailuresIT extends LagScenario {
    private static final Map<String, Object> NEW_PROTOCOL = Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");

    LagFailuresIT(KafkaFixture kafka) {
        super(kafka);
    }

    @Test
    void aMistypedGroupIsNotFoundAndNeverWithoutLag() {
        cluster.createTopic(topic, 1, Map.of());
        groups.commit(group, topic, 0, 0);
        String typo = group.replace("pricing", "pricnig");

        CliResult plain = lag(typo);
        CliResult check = lag(typo, "--max-lag", "1000000");
        CliResult both = lag(typo, group, "-o", "json");

        assertThat(plain.exitCode()).isEqualTo(7);
        assertThat(plain.out()).isEmpty();
        assertThat(plain.err()).contains("does not exist").contains("did you mean '" + group + "'?");
        assertThat(check.exitCode()).isEqualTo(7);
        assertThat(both.exitCode()).isEqualTo(1);
        JsonNode document = json(both.out());
        assertThat(document.get("items")).hasSize(1);
        assertThat(document.get("errors").get(0).get("error").asText()).isEqualTo("GROUP_ID_NOT_FOUND");
    }

    @Test
    void aMistypedTopicIsNotOneWithoutLag() {
        cluster.createTopic(topic, 1, Map.of());
        groups.commit(group, topic, 0, 0);

        CliResult typo = lag(group, "-t", topic + "x", "--max-lag", "0");
        CliResult one = lag(group, "-t", topic + "," + topic + "x", "--max-lag", "0", "-o", "jsonl");

        assertThat(typo.exitCode()).as(typo.toString()).isEqualTo(7);
        assertThat(typo.out()).isEmpty();
        assertThat(typo.err())
                .contains("topic '" + topic + "x' does not exist")
                .contains("did you mean '" + topic + "'?");
        assertThat(one.exitCode()).as(one.toString()).isEqualTo(1);
        assertThat(one.out().lines()).hasSize(1);
    }

    @Test
    void aPatternThatMatchesNoGroupIsNotFound() {
        CliResult result = lag("no-such-*", "--glob", "--max-lag", "5");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).contains("no group matches 'no-such-*'");
    }

    @Test
    void aShareGroupHasTheLagThatItsBrokerCounts() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 20);
        try (ShareConsumer<byte[], byte[]> member = groups.shareMember(kafka.bootstrapServers(), group)) {
            TestGroups.acknowledge(member, topic, 20);
            groups.fill(topic, 0, 5);

            JsonNode row = row();

            assertThat(row.get("type").asText()).isEqualTo("share");
            assertThat(row.get("lag").asLong()).as(row.toString()).isEqualTo(5);
            assertThat(row.get("member").asText()).isNotEmpty();
        }
        CliResult asConsumer = lag(group, "--type", "consumer", "--max-lag", "1000");
        assertThat(asConsumer.exitCode()).isEqualTo(8);
        assertThat(asConsumer.err()).contains("is of type share");
    }

    @Test
    void whatWasNeverCommittedIsCountedAsAsked() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 7);
        try (Consumer<byte[], byte[]> member = groups.member(group, topic, NEW_PROTOCOL)) {
            TestGroups.join(member);

            JsonNode row = row();

            assertThat(row.get("committedOffset").isNull()).isTrue();
            assertThat(row.get("lag").asLong()).as(row.toString()).isEqualTo(7);
            assertThat(row.get("status").asText()).isEqualTo("UNCOMMITTED");
            assertThat(row("--no-commit", "latest").get("lag").asLong()).isZero();
            assertThat(row("--no-commit", "ignore").get("lag").isNull()).isTrue();
        }
    }

    @Test
    void aPartitionThatNoMemberOwnsYetIsNotTakenForRead() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 3);
        Map<String, Object> classic = Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        try (Consumer<byte[], byte[]> member = groups.member(group, topic, classic)) {
            TestGroups.join(member);
            member.commitSync(Map.of(member.assignment().iterator().next(), new OffsetAndMetadata(3)));
            TestCluster.get(cluster.admin()
                    .createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all());
            cluster.awaitLeaders(topic, 2);
            groups.fill(topic, 1, 5);

            CliResult all = lag(group, "--sort", "name", "-o", "json");
            CliResult whole = lag(group, "--by", "group", "-o", "jsonl");

            JsonNode unowned = json(all.out()).get("items").get(1);
            assertThat(unowned.get("partition").asInt()).as(all.toString()).isEqualTo(1);
            assertThat(unowned.get("status").asText()).isEqualTo("UNOWNED");
            assertThat(unowned.get("member").isNull()).isTrue();
            assertThat(unowned.get("lag").isNull()).isTrue();
            assertThat(json(whole.out()).get("status").asText()).isEqualTo("UNOWNED");
            assertThat(json(lag(group, "--by", "group", "--no-commit", "earliest", "-o", "jsonl")
                                    .out())
                            .get("lag")
                            .asLong())
                    .isEqualTo(5);
            assertThat(lag(group, "--fail-on", "UNOWNED").exitCode()).isEqualTo(3);
        }
    }

    @Test
    void membersBeyondThePartitionsAreShownIdle() {
        cluster.createTopic(topic, 1, Map.of());
        // Alike by client id and host, as threads of one application may be.
        Map<String, Object> worker =
                Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer", ConsumerConfig.CLIENT_ID_CONFIG, "worker");
        try (Consumer<byte[], byte[]> first = groups.member(group, topic, worker);
                Consumer<byte[], byte[]> second = groups.member(group, topic, worker)) {
            Await.until("both have joined", () -> {
                first.poll(Duration.ofMillis(50));
                second.poll(Duration.ofMillis(50));
                String described =
                        kafka.run("group", "describe", group, "-o", "jsonl").out();
                return described.contains("\"state\":\"Stable\"")
                        && described.split("\"clientId\":\"worker\"", -1).length == 3
                        && first.assignment().size() + second.assignment().size() == 1;
            });

            CliResult result = lag(group, "--by", "member", "-o", "jsonl");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out().lines().filter(line -> line.contains("\"partitions\":0")))
                    .as(result.toString())
                    .hasSize(1);
            assertThat(lag(group, "--require-members", "3").exitCode()).isEqualTo(3);
            assertThat(lag(group, "--require-members", "2", "--require-state", "stable")
                            .exitCode())
                    .isZero();
        }
        assertThat(lag(group, "--require-members", "1").exitCode()).isIn(3, 7);
    }

    @Test
    void membersOfOneGroupMayReadDifferentTopics() {
        cluster.createTopic(topic, 2, Map.of());
        String other = cluster.createTopic("market.order.paid", 2);
        try (Consumer<byte[], byte[]> first = groups.member(group, topic, NEW_PROTOCOL);
                Consumer<byte[], byte[]> second = groups.member(group, other, NEW_PROTOCOL)) {
            Await.until("each has its own topic", () -> {
                first.poll(Duration.ofMillis(50));
                second.poll(Duration.ofMillis(50));
                return first.assignment().size() == 2 && second.assignment().size() == 2;
            });

            CliResult result = lag(group, "--by", "partition", "-o", "jsonl");

            assertThat(result.out().lines()).as(result.toString()).hasSize(4);
            assertThat(result.out()).doesNotContain("UNOWNED").doesNotContain("\"member\":null");
        }
    }

    @Test
    void aRebalancingGroupIsReportedAndNotBlamed() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 5);
        Map<String, Object> classic = Map.of(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        try (Consumer<byte[], byte[]> first = groups.member(group, topic, classic);
                Consumer<byte[], byte[]> second = groups.member(group, topic, classic)) {
            TestGroups.join(first);
            first.commitSync(Map.of(first.assignment().iterator().next(), new OffsetAndMetadata(1)));
            Await.until("the second waits for the first", () -> {
                second.poll(Duration.ofMillis(50));
                return kafka.run("group", "list").out().contains(group)
                        && !row().get("state").asText().equals("Stable");
            });

            assertThat(row().get("status").asText()).isEqualTo("REBALANCING");
            // They would wait for each other.
            second.close(CloseOptions.timeout(Duration.ZERO));
            first.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    @Test
    void thresholdsShowWhatBreaksThem() {
        cluster.createTopic(topic, 2, Map.of());
        groups.fill(topic, 0, 10);
        groups.fill(topic, 1, 3);
        groups.commit(group, topic, 0, 0);
        groups.commit(group, topic, 1, 0);

        CliResult partition = lag(group, "--max-lag", "5", "-o", "jsonl");
        CliResult total = lag(group, "--max-total-lag", "12", "-q");
        CliResult fine = lag(group, "--max-lag", "10", "--max-total-lag", "13", "--for", "2");

        assertThat(partition.exitCode()).isEqualTo(3);
        assertThat(partition.out().lines()).hasSize(1);
        assertThat(json(partition.out()).get("partition").asInt()).isZero();
        assertThat(partition.err()).contains("lag 10 is above 5");
        assertThat(total.exitCode()).isEqualTo(3);
        assertThat(total.err()).contains("total lag 13 is above 12");
        assertThat(fine.exitCode()).as(fine.toString()).isZero();
        assertThat(lag(group, "--fail-on", "stopped,lost").exitCode()).isEqualTo(3);
    }
}
