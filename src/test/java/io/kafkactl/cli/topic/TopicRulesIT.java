package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.ops.topic.config.TopicConfigKeys;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicRulesIT {
    private final KafkaFixture kafka;
    private final String topic = TestTopics.unique("market.stock.tick");

    TopicRulesIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private CliResult run(String... args) {
        return kafka.run(args);
    }

    @AfterEach
    void deleteWhatWasCreated() {
        assertThat(run("topic", "delete", topic, topic + "-dlt", "--if-exists", "--yes")
                        .exitCode())
                .isZero();
    }

    /** The table that is checked by without a broker is the broker's own. */
    @Test
    void theBrokerKnowsTheSameSettingsWithTheSameDefaults() {
        kafka.cluster().createTopic(topic, 1, Map.of());
        Map<String, String> ofBroker = new TreeMap<>();
        config(topic).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DEFAULT_CONFIG)
                .forEach(entry -> ofBroker.put(entry.name(), entry.value()));

        assertThat(config(topic).entries())
                .extracting(ConfigEntry::name)
                .containsExactlyInAnyOrderElementsOf(TopicConfigKeys.names());
        assertThat(ofBroker)
                .isNotEmpty()
                .allSatisfy((key, value) ->
                        assertThat(TopicConfigKeys.standard(key)).as(key).isEqualTo(value));
    }

    @Test
    void lintFindsWhatExistsAndCollidesWithIt() {
        kafka.cluster().createTopic(topic, 6, Map.of("retention.ms", "7776000000"));
        kafka.cluster().createTopic(topic + "-dlt", 2, Map.of());

        CliResult existing = run("topic", "lint", "--against-cluster", "-o", "jsonl");
        CliResult colliding = run("topic", "lint", "--against-cluster", topic.replace('.', '_'), "-o", "jsonl");
        CliResult next = run("topic", "lint", "--against-cluster", topic.replace(".v1", ".v2"));
        CliResult created = run("topic", "create", topic.replace('.', '_'), "--no-convention", "to see it refused");

        assertThat(existing.exitCode()).as(existing.toString()).isEqualTo(3);
        assertThat(existing.out().lines().filter(line -> line.contains("\"" + topic + "-dlt\"")))
                .extracting(line -> line.replaceAll(".*\"rule\":\"(.*?)\",\"severity\":\"(.*?)\".*", "$1 $2"))
                .containsExactly("C009 warning", "C010 error", "C011 warning");
        assertThat(existing.out()).doesNotContain("\"__", "kafkactl-dlq-journal");
        assertThat(colliding.exitCode()).isEqualTo(4);
        assertThat(colliding.out()).contains("\"rule\":\"N004\"").contains("'" + topic + "', which exists");
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(created.exitCode())
                .as("the broker's own word on it: %s", created)
                .isEqualTo(4);
        assertThat(created.err()).contains("collides with existing topic");
    }

    @Test
    void explainAsksTheBrokersForWhatIsLeftOpenAndCreatesNothing() throws Exception {
        CliResult open = run("topic", "explain", topic, "--preset", "audit", "--against-cluster", "-o", "jsonl");
        CliResult missing = run("topic", "describe", topic);
        kafka.cluster().createTopic(topic, 1, Map.of("segment.bytes", "1048576"));
        CliResult taken = run("topic", "explain", topic, "--against-cluster", "-o", "jsonl");

        assertThat(open.exitCode()).as(open.toString()).isZero();
        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(origins(open))
                .containsEntry("retention.ms", "7776000000 preset")
                .containsEntry("min.insync.replicas", "1 preset")
                .containsEntry("replication.factor", "1 built-in")
                .containsEntry("segment.ms", "604800000 broker-default")
                .containsKeys(TopicConfigKeys.names().toArray(String[]::new));
        assertThat(open.err()).contains("lowered to 1");
        assertThat(taken.exitCode()).isZero();
        assertThat(taken.err()).contains("exists already");
        assertThat(origins(taken)).containsEntry("segment.bytes", "1048576 topic");
    }

    @Test
    void sizeMeasuresALiveTopic() throws Exception {
        kafka.cluster().createTopic(topic, 3, Map.of());
        AtomicBoolean enough = new AtomicBoolean();
        Thread traffic = new Thread(() -> produceUntil(enough), "traffic");
        traffic.start();
        CliResult live = run("topic", "size", "--from-topic", topic, "--sample", "2s", "-o", "jsonl");
        enough.set(true);
        traffic.join();
        CliResult still = run("topic", "size", "--from-topic", topic, "--sample", "200ms");
        CliResult missing = run("topic", "size", "--from-topic", topic + "x", "--sample", "200ms");

        assertThat(live.exitCode()).as(live.toString()).isZero();
        JsonNode sizing = new ObjectMapper().readTree(live.out());
        assertThat(sizing.path("rate").doubleValue()).isBetween(20.0, 200.0);
        assertThat(sizing.path("averageBytes").longValue()).isEqualTo(100);
        assertThat(sizing.path("brokers").intValue()).isEqualTo(1);
        assertThat(sizing.path("binding").textValue()).isEqualTo("band");
        assertThat(still.exitCode()).isEqualTo(3);
        assertThat(still.out()).isEmpty();
        assertThat(still.err()).contains("no record arrived in topic '" + topic + "'");
        assertThat(missing.exitCode()).isEqualTo(7);
    }

    /** At most a hundred records a second, each with a key of 4, a value of 90 and a header of 1 and 5 bytes. */
    private void produceUntil(AtomicBoolean enough) {
        try (Producer<byte[], byte[]> producer = kafka.cluster().producer(Map.of())) {
            while (!enough.get()) {
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, new byte[4], new byte[90]);
                record.headers().add("h", "value".getBytes(UTF_8));
                TestCluster.get(producer.send(record));
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Config config(String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Map<ConfigResource, Config> configs = TestCluster.get(
                kafka.cluster().admin().describeConfigs(Set.of(resource)).all());
        return List.copyOf(configs.values()).get(0);
    }

    private static Map<String, String> origins(CliResult result) throws Exception {
        Map<String, String> origins = new TreeMap<>();
        new ObjectMapper()
                .readTree(result.out())
                .path("values")
                .forEach(value -> origins.put(
                        value.path("key").textValue(),
                        value.path("value").textValue() + " "
                                + value.path("origin").textValue()));
        return origins;
    }
}
