package io.kafkactl.cli.lag;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The numbers that are true where the difference of two offsets is not. */
@Tag("end-to-end")
@WithKafka
class LagTruthIT extends LagScenario {
    LagTruthIT(KafkaFixture kafka) {
        super(kafka);
    }

    @Test
    void whatWasPurgedUnreadIsLostAndNotLag() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 100);
        groups.commit(group, topic, 0, 10);
        groups.purge(topic, 0, 100);

        JsonNode row = row();

        assertThat(row.get("lag").asLong()).as(row.toString()).isZero();
        assertThat(row.get("lost").asLong()).isEqualTo(90);
        assertThat(row.get("margin").asLong()).isEqualTo(-90);
        assertThat(row.get("status").asText()).isEqualTo("LOST");
        assertThat(lag(group, "--max-lost", "0").exitCode()).isEqualTo(3);
        assertThat(lag(group, "--fail-on", "lost").exitCode()).isEqualTo(3);
    }

    @Test
    void anOffsetBeyondTheEndIsAheadAndNotNegativeLag() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 100);
        groups.commit(group, topic, 0, 5000);

        JsonNode row = row();

        assertThat(row.get("lag").asLong()).as(row.toString()).isZero();
        assertThat(row.get("ahead").asLong()).isEqualTo(4900);
        assertThat(row.get("lost").asLong()).isZero();
        assertThat(row.get("status").asText()).isEqualTo("AHEAD");
    }

    @Test
    void compactedOffsetsAreNotRecords() {
        cluster.createTopic(
                topic,
                1,
                Map.of(
                        "cleanup.policy", "compact",
                        "min.cleanable.dirty.ratio", "0.01",
                        "segment.ms", "100",
                        "max.compaction.lag.ms", "100"));
        long now = System.currentTimeMillis();
        List<ProducerRecord<byte[], byte[]>> updates = new ArrayList<>();
        for (int i = 0; i < 1900; i++) {
            updates.add(new ProducerRecord<>(
                    topic, 0, now - 60_000, ("key" + i % 5).getBytes(UTF_8), ("v" + i).getBytes(UTF_8)));
        }
        cluster.produce(updates);
        // A record that is younger than segment.ms by its timestamp closes the segment before it.
        cluster.produce(List.of(new ProducerRecord<>(topic, 0, now, "last".getBytes(UTF_8), "v".getBytes(UTF_8))));
        Await.until("the log is compacted", () -> cluster.readCommitted(topic).size() == 6);
        groups.commit(group, topic, 0, 0);

        JsonNode read = row();
        JsonNode offsets = row("--time", "off");

        assertThat(cluster.endOffsets(topic)).isEqualTo(Map.of(0, 1901L));
        assertThat(read.get("lag").asLong()).as(read.toString()).isEqualTo(6);
        assertThat(read.get("approx").asBoolean()).isFalse();
        assertThat(read.get("ageMs").asLong()).isPositive();
        assertThat(offsets.get("lag").asLong()).isEqualTo(1901);
        assertThat(offsets.get("approx").asBoolean()).isTrue();
        assertThat(lag(group, "--time", "off").out()).contains("~1901");
    }

    @Test
    void theMarkerOfATransactionIsNoRecord() {
        cluster.createTopic(topic, 1, Map.of());
        try (Producer<byte[], byte[]> producer = groups.openTransaction(topic, 0, 10)) {
            producer.commitTransaction();
        }
        Await.until("the marker is written", () -> cluster.endOffsets(topic).equals(Map.of(0, 11L)));
        groups.commit(group, topic, 0, 10);

        JsonNode row = row();

        assertThat(row.get("endOffset").asLong()).isEqualTo(11);
        assertThat(row.get("lag").asLong()).as(row.toString()).isZero();
        assertThat(row.get("status").asText()).isEqualTo("OK");
        assertThat(lag(group, "--max-lag", "0").exitCode()).isZero();
    }

    @Test
    void abortedRecordsAreThereForReadersOfUncommittedOnly() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 10);
        try (Producer<byte[], byte[]> producer = groups.openTransaction(topic, 0, 5)) {
            producer.abortTransaction();
        }
        Await.until("the marker is written", () -> cluster.endOffsets(topic).equals(Map.of(0, 16L)));
        groups.commit(group, topic, 0, 10);

        assertThat(row("--isolation", "read_committed").get("lag").asLong()).isZero();
        assertThat(row("--isolation", "read_uncommitted").get("lag").asLong()).isEqualTo(5);
    }

    @Test
    void anOpenTransactionIsNotTheConsumersFault() {
        cluster.createTopic(topic, 1, Map.of());
        groups.fill(topic, 0, 11);
        groups.commit(group, topic, 0, 11);
        try (Producer<byte[], byte[]> producer = groups.openTransaction(topic, 0, 5)) {
            JsonNode row = row();

            assertThat(row.get("endOffset").asLong()).isEqualTo(16);
            assertThat(row.get("lastStableOffset").asLong()).isEqualTo(11);
            assertThat(row.get("lag").asLong()).as(row.toString()).isEqualTo(5);
            assertThat(row.get("status").asText()).isEqualTo("BLOCKED-TXN");
            assertThat(row("--isolation", "read_committed").get("lag").asLong()).isZero();
            producer.abortTransaction();
        }
    }

    @Test
    void anEmptyTopicHasNoLagAndNoAge() {
        cluster.createTopic(topic, 1, Map.of());
        groups.commit(group, topic, 0, 0);

        for (String time : List.of("read", "search", "off")) {
            JsonNode row = row("--time", time);
            assertThat(row.get("lag").asLong()).isZero();
            assertThat(row.get("ageMs").asLong()).isZero();
            assertThat(row.get("status").asText()).isEqualTo("OK");
        }
    }

    @Test
    void agesAreReadExactlyAndSearchedToASecond() {
        cluster.createTopic(topic, 1, Map.of());
        long now = System.currentTimeMillis();
        cluster.produce(List.of(at(now - 7_200_000), at(now - 3_600_000), at(now - 60_000)));
        groups.commit(group, topic, 0, 1);

        JsonNode read = row("--time", "read");
        JsonNode searched = row("--time", "search");
        CliResult table = lag(group, "--time", "search");

        assertThat(read.get("ageMs").asLong()).isBetween(3_600_000L, 3_720_000L);
        assertThat(searched.get("ageMs").asLong()).isBetween(3_599_000L, 3_722_000L);
        assertThat(table.out()).contains("~1h");
        assertThat(lag(group, "--max-age", "30m").exitCode()).isEqualTo(3);
        assertThat(lag(group, "--max-age", "2h").exitCode()).isZero();
    }

    @Test
    void timestampsThatGoBackDoNotMisleadWhatIsRead() {
        cluster.createTopic(topic, 1, Map.of());
        long now = System.currentTimeMillis();
        cluster.produce(List.of(at(now - 10_000), at(now - 3_600_000), at(now - 1_000)));
        groups.commit(group, topic, 0, 1);

        assertThat(row("--time", "read").get("ageMs").asLong()).isBetween(3_600_000L, 3_720_000L);
    }

    @Test
    void timestampsOfTheFutureAreSaidAndGiveNoNegativeAge() {
        cluster.createTopic(topic, 1, Map.of());
        cluster.produce(List.of(at(System.currentTimeMillis() + 600_000), at(System.currentTimeMillis() - 50_000)));
        groups.commit(group, topic, 0, 0);

        CliResult result = lag(group, "-o", "jsonl");

        assertThat(json(result.out()).get("ageMs").asLong()).isZero();
        assertThat(result.err()).contains("timestamps in the future");
    }

    private ProducerRecord<byte[], byte[]> at(long timestamp) {
        return new ProducerRecord<>(topic, 0, timestamp, null, new byte[] {1});
    }

    @Test
    void aDeletedTopicIsGoneAndCostsNothing() {
        cluster.createTopic(topic, 2, Map.of());
        String other = cluster.createTopic("market.order.kept", 1);
        groups.commit(group, topic, 0, 1);
        groups.commit(group, other, 0, 0);
        TestCluster.get(cluster.admin().deleteTopics(List.of(topic)).all());

        CliResult result = lag(group, "-o", "jsonl");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        // The coordinator forgets the offsets a moment after the topic.
        assertThat(result.out()).contains(other).doesNotContain("\"status\":\"UNKNOWN\"");
    }
}
