package io.kafkactl.ops.group.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaConnection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.WithKafka;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@WithKafka
class LogReaderIT {
    /** Kafka's client would ask for such a partition ten thousand times a second, until its time-out. */
    @Test
    void neverAsksForOffsetsOfAPartitionThatIsGone(KafkaFixture kafka) {
        String topic = kafka.cluster().createTopic("market.order.placed", 1);
        TopicPartition there = new TopicPartition(topic, 0);
        TopicPartition gone = new TopicPartition(topic, 7);
        TopicPartition never = new TopicPartition(topic + "x", 0);
        try (Connection connection = new KafkaConnection(ConnectionSettings.to(kafka.bootstrapServers()))) {
            LogReader reader = new LogReader(connection.cluster());
            long start = System.nanoTime();

            Map<TopicPartition, LogFacts> facts = reader.read(
                            Set.of(there, gone, never), reader.topics(Set.of(topic, topic + "x")))
                    .values();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(facts.get(there)).isEqualTo(new LogFacts(null, 0, 0, 0));
            assertThat(facts.get(gone)).isEqualTo(LogFacts.unknown(LagStatus.PARTITION_GONE));
            assertThat(facts.get(never)).isEqualTo(LogFacts.unknown(LagStatus.TOPIC_GONE));
        }
    }
}
