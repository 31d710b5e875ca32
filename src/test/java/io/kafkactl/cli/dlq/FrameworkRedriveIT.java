package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FixtureApplication;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.StreamsApplication;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters that the frameworks themselves make, each in a JVM of its own. */
@WithKafka
class FrameworkRedriveIT {
    private static final int COUNT = 9;

    private final KafkaFixture kafka;
    private final TestCluster cluster;

    FrameworkRedriveIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    private static void run(String fixture, String mainClass, KafkaFixture kafka, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(kafka.bootstrapServers()));
        all.addAll(List.of(arguments));
        FixtureApplication.run(fixture, mainClass, all.toArray(String[]::new));
    }

    private static void assertAll(List<JsonNode> letters, String field, String value) {
        assertThat(letters).extracting(letter -> letter.path(field).asText()).containsOnly(value);
    }

    @Test
    void springsRetryableTopic() throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.retryable");
        scenario.produceFailing(COUNT);
        String group = "g-" + scenario.source;
        run("spring", "SpringRetryable", kafka, scenario.source, group, Integer.toString(COUNT));

        List<JsonNode> letters = scenario.inspect(scenario.source + "-dlt");
        assertAll(letters, "format", "spring-retryable");
        assertAll(letters, "errorClass", "java.lang.IllegalArgumentException");
        assertAll(letters, "failedGroup", group);
        scenario.assertTimestampsKept(scenario.redrive(scenario.source + "-dlt"));
    }

    @ParameterizedTest
    @CsvSource({"headers, spring-cloud-stream", "embeddedHeaders, spring-cloud-stream-embedded"})
    void springCloudStreamsBinder(String mode, String format) throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.binder");
        scenario.produceFailing(COUNT);
        String group = "g-" + mode + "." + scenario.source;
        run("spring", "SpringCloudStream", kafka, scenario.source, group, Integer.toString(COUNT), mode);

        String dlq = "error." + scenario.source + "." + group;
        List<JsonNode> letters = scenario.inspect(dlq);
        assertAll(letters, "format", format);
        assertAll(letters, "errorClass", "java.lang.IllegalArgumentException");
        assertAll(letters, "failedGroup", group);
        scenario.assertTimestampsKept(scenario.redrive(dlq));
    }

    @Test
    void connectsSinks() throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.sink");
        scenario.produceFailing(COUNT);
        String dlq = scenario.source + "-dlq";
        cluster.createTopic(dlq, 1, Map.of());
        run("connect", "ConnectDeadLetters", kafka, scenario.source, dlq, "sink", Integer.toString(COUNT));

        List<JsonNode> letters = scenario.inspect(dlq);
        assertAll(letters, "format", "kafka-connect");
        assertAll(letters, "errorClass", "com.fasterxml.jackson.core.JsonParseException");
        assertAll(letters, "failedGroup", "connect-sink");
        assertAll(letters, "payloadExact", "true");
        scenario.assertTimestampsKept(scenario.redrive(dlq));
    }

    @Test
    void kafkaStreams() throws IOException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.streams");
        scenario.produceFailing(COUNT);
        String dlq = scenario.source + ".dlq";
        cluster.createTopic(dlq, 1, Map.of());
        String output = cluster.createTopic("pay.order.passed", 1);
        try (StreamsApplication application = StreamsApplication.start(
                kafka,
                StreamsApplication.Mode.COPY,
                "app-" + scenario.source,
                scenario.source,
                output,
                "errors.dead.letter.queue.topic.name=" + dlq,
                "processing.exception.handler="
                        + "org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler")) {
            Await.until(
                    "the application dead-lettered all",
                    () -> application.isAlive() && cluster.readCommitted(dlq).size() >= COUNT);
        }

        List<JsonNode> letters = scenario.inspect(dlq);
        assertAll(letters, "format", "kafka-streams");
        assertAll(letters, "errorClass", "java.lang.IllegalArgumentException");
        assertAll(letters, "payloadExact", "true");
        scenario.assertTimestampsKept(scenario.redrive(dlq));
    }

    @Test
    void smallRyesDeadLetters() throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.smallrye");
        scenario.produceFailing(COUNT);
        String dlq = scenario.source + ".dlq";
        cluster.createTopic(dlq, 1, Map.of());
        smallRye(scenario, dlq, COUNT);

        List<JsonNode> letters = scenario.inspect(dlq);
        assertAll(letters, "format", "smallrye");
        scenario.redrive(dlq);
    }

    private void smallRye(FrameworkScenario scenario, String dlq, int count, String... settings)
            throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of(scenario.source, dlq, "g-" + scenario.source, Integer.toString(count)));
        arguments.addAll(List.of(settings));
        run("smallrye", "SmallRyeDeadLetters", kafka, arguments.toArray(String[]::new));
    }

    /** Another tool puts the dead letter back with all its headers, and it fails again. */
    @Test
    void smallRyeDeadLettersTwice() throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.twice");
        scenario.produceFailing(1);
        String dlq = scenario.source + ".dlq";
        cluster.createTopic(dlq, 1, Map.of());
        smallRye(scenario, dlq, 1);
        ConsumerRecord<byte[], byte[]> first = cluster.readCommitted(dlq).get(0);
        cluster.produce(
                List.of(new ProducerRecord<>(scenario.source, 0, null, first.key(), first.value(), first.headers())));
        smallRye(scenario, dlq, 2);

        String inspected =
                kafka.run("dlq", "inspect", dlq, "0:1", "-o", "jsonl").out();

        assertThat(inspected)
                .contains("\"originTopic\":\"" + scenario.source + "\",\"originPartition\":0,\"originOffset\":1,")
                .contains("\"redrives\":1");
    }

    @Test
    void smallRyesDelayedRetries() throws IOException, InterruptedException {
        FrameworkScenario scenario = new FrameworkScenario(kafka, "pay.order.delayed");
        scenario.produceFailing(3);
        String dlq = scenario.source + ".dlq";
        String retry = scenario.source + "_retry_500";
        cluster.createTopic(dlq, 3, Map.of());
        cluster.createTopic(retry, 3, Map.of());
        smallRye(scenario, dlq, 3, "failure-strategy=delayed-retry-topic", "delayed-retry-topic.topics=" + retry);

        List<JsonNode> letters = scenario.inspect(dlq);
        assertAll(letters, "format", "smallrye-delayed-retry");
        scenario.assertTimestampsKept(scenario.redrive(dlq));
    }
}
