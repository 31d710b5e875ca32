package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@WithKafka
class SpringListenerIT {
    @Test
    void deadLettersWhatFailsAndCommits(KafkaFixture kafka) throws Exception {
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", 2);
        cluster.createTopic(topic + "-dlt", 2, Map.of());
        cluster.produce(IntStream.range(0, 20)
                .mapToObj(i -> new ProducerRecord<>(
                        topic, i % 2, ("k" + i).getBytes(UTF_8), ((i % 5 == 0 ? "fail" : "ok") + i).getBytes(UTF_8)))
                .toList());

        SpringListener.deadLetter(kafka, topic, "spring-" + topic, 4);

        List<ConsumerRecord<byte[], byte[]>> deadLetters = cluster.readCommitted(topic + "-dlt");
        assertThat(deadLetters)
                .extracting(r -> new String(r.key(), UTF_8) + "=" + new String(r.value(), UTF_8))
                .containsExactly("k0=fail0", "k10=fail10", "k5=fail5", "k15=fail15");
        assertThat(deadLetters)
                .allSatisfy(r -> assertThat(new String(
                                r.headers()
                                        .lastHeader("kafka_dlt-original-topic")
                                        .value(),
                                UTF_8))
                        .isEqualTo(topic));
        assertThat(TestCluster.get(cluster.admin()
                                .listConsumerGroupOffsets("spring-" + topic)
                                .partitionsToOffsetAndMetadata())
                        .values())
                .hasSize(2);
    }
}
