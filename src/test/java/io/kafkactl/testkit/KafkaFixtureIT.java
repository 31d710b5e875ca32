package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("end-to-end")
@WithKafka
class KafkaFixtureIT {
    @Test
    void tellsWhatIsCommittedFromWhatIsInTheLog(KafkaFixture kafka) {
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", 2);
        cluster.produce(List.of(record(topic, 0, "a"), record(topic, 1, "b")));

        try (Producer<byte[], byte[]> open =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "open-" + topic))) {
            open.initTransactions();
            open.beginTransaction();
            TestCluster.get(open.send(record(topic, 0, "c")));

            assertThat(values(cluster.readCommitted(topic))).containsExactly("a", "b");
            assertThat(values(cluster.readUncommitted(topic))).containsExactly("a", "c", "b");
            open.abortTransaction();
        }
        Await.until(
                "the abort marker is written", () -> cluster.endOffsets(topic).equals(Map.of(0, 3L, 1, 1L)));
        assertThat(values(cluster.readCommitted(topic))).containsExactly("a", "b");
    }

    @Test
    void aBrokerThatWasKilledOrStoppedComesBackWithItsRecords() {
        try (KafkaFixture kafka = KafkaBackend.chosen().start()) {
            String address = kafka.bootstrapServers();
            String topic = kafka.cluster().createTopic("market.order.placed", 1);
            kafka.cluster().produce(List.of(record(topic, 0, "a")));

            kafka.killBroker(1);
            kafka.startBroker(1);
            kafka.cluster().produce(List.of(record(topic, 0, "b")));
            kafka.stopBroker(1);
            kafka.startBroker(1);

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(values(kafka.cluster().readCommitted(topic))).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void readsAndWritesEveryCompression(String codec, KafkaFixture kafka) {
        TestCluster cluster = kafka.cluster();
        String topic = TestTopics.unique("market.order.placed");
        // The broker takes each batch apart and packs it anew: what that needs may be missing in an image.
        cluster.createTopic(topic, 1, Map.of("compression.type", codec));

        cluster.produce(List.of(record(topic, 0, "a"), record(topic, 0, "b")));

        assertThat(values(cluster.readCommitted(topic))).containsExactly("a", "b");
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String value) {
        return new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8));
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(r -> new String(r.value(), UTF_8)).toList();
    }
}
