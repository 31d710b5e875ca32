package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SpringListener;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Dead letters made by Spring Kafka's own DeadLetterPublishingRecoverer, in a JVM of their own. */
@WithKafka
class SpringRedriveIT {
    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final String source = TestTopics.unique("pay.order.spring");
    private final String dlt = source + "-dlt";

    SpringRedriveIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
        cluster.createTopic(source, 3, Map.of());
        cluster.createTopic(dlt, 3, Map.of());
    }

    private List<ProducerRecord<byte[], byte[]>> failing(int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    source, i % 3, System.currentTimeMillis() - 60_000, bytes("k" + i), bytes("fail " + i));
            record.headers().add("trace-of-app", bytes("t" + i)).add("empty", null);
            records.add(record);
        }
        return records;
    }

    @Test
    void putsThemBackIntoTheirPartitionWithTheirTimestampAndWithoutSpringsHeaders()
            throws IOException, InterruptedException {
        cluster.produce(failing(30));
        List<ConsumerRecord<byte[], byte[]>> originals = cluster.readCommitted(source);
        SpringListener.deadLetter(kafka, source, "g-" + source, 30);

        CliResult list = kafka.run("dlq", "list", "-o", "jsonl");
        CliResult inspect = kafka.run("dlq", "inspect", dlt, "-n", "1", "-o", "json");
        CliResult redrive = kafka.run("dlq", "redrive", dlt, "-y");

        assertThat(list.out().lines().filter(line -> line.contains('"' + dlt + '"')))
                .singleElement()
                .asString()
                .contains("\"formats\":[\"spring-kafka\"]", "\"source\":\"" + source + "\"", "\"pending\":30");
        assertThat(inspect.out())
                .contains("java.lang.IllegalArgumentException", "cannot process", "\"failedGroup\" : \"g-" + source);
        assertThat(redrive.exitCode()).as(redrive.toString()).isZero();

        Map<String, ConsumerRecord<byte[], byte[]>> before =
                originals.stream().collect(Collectors.toMap(r -> new String(r.value(), UTF_8), r -> r));
        List<ConsumerRecord<byte[], byte[]>> back = cluster.readCommitted(source).stream()
                .filter(r -> r.headers().lastHeader("kafkactl-redrive-run") != null)
                .toList();
        assertThat(back).hasSize(30);
        for (ConsumerRecord<byte[], byte[]> record : back) {
            ConsumerRecord<byte[], byte[]> original =
                    Objects.requireNonNull(before.remove(new String(record.value(), UTF_8)), "sent twice");
            assertThat(record.partition()).isEqualTo(original.partition());
            assertThat(record.timestamp()).isEqualTo(original.timestamp());
            assertThat(record.key()).isEqualTo(original.key());
            assertThat(record.headers().lastHeader("trace-of-app").value())
                    .isEqualTo(original.headers().lastHeader("trace-of-app").value());
            assertThat(record.headers().lastHeader("empty").value()).isNull();
            assertThat(record.headers().toArray()).noneMatch(h -> h.key().startsWith("kafka_dlt-"));
        }
        assertThat(before).isEmpty();
    }

    @Test
    void aRecordThatFailsAgainAfterItsRedriveIsANewDeadLetterWithItsHistory() throws IOException, InterruptedException {
        cluster.produce(failing(3));
        SpringListener.deadLetter(kafka, source, "g-" + source, 3);
        assertThat(kafka.run("dlq", "redrive", dlt, "-y").exitCode()).isZero();
        SpringListener.deadLetter(kafka, source, "g-" + source, 3);

        CliResult inspect = kafka.run("dlq", "inspect", dlt, "-o", "jsonl");
        CliResult again = kafka.run("dlq", "redrive", dlt, "-y");

        assertThat(inspect.out().lines()).hasSize(3).allMatch(line -> line.contains("\"redrives\":1"));
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(cluster.readCommitted(source)).hasSize(9);
        assertThat(cluster.readCommitted(source).stream()
                        .flatMap(r -> List.of(r.headers().toArray()).stream())
                        .filter(h -> h.key().equals("kafkactl-redrive-count"))
                        .map(h -> new String(h.value(), UTF_8)))
                .containsExactlyInAnyOrder("1", "1", "1", "2", "2", "2");
    }
}
