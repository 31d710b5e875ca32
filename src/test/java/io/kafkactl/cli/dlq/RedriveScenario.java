package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;

/** A source topic of the test's own on the shared broker, and what a redrive test does with it. */
abstract class RedriveScenario {
    final KafkaFixture kafka;
    final TestCluster cluster;
    final String source = TestTopics.unique("market.order.placed");

    @TempDir
    Path temp;

    RedriveScenario(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
        cluster.createTopic(source, 3, Map.of());
    }

    String dlq(String suffix, int partitions) {
        cluster.createTopic(source + suffix, partitions, Map.of());
        return source + suffix;
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    List<String> values(String topic) {
        return cluster.readCommitted(topic).stream()
                .map(ConsumerRecord::value)
                .map(RedriveScenario::text)
                .toList();
    }
}
