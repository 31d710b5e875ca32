package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import io.kafkactl.testkit.registry.RegistryServer;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicSubjectsIT {
    private final KafkaFixture kafka;
    private final String topic = TestTopics.unique("market.order.placed");

    TopicSubjectsIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    private CliResult describe(RegistryServer registry, String format) {
        return kafka.run(
                "--schema-registry", registry.url(), "--timeout", "5s", "topic", "describe", topic, "-o", format);
    }

    @Test
    void describeShowsTheSubjectsAndSurvivesTheirRegistry() {
        assertThat(kafka.run("topic", "create", topic, "-p", "1").exitCode()).isZero();
        try (RegistryServer registry = RegistryServer.start()) {
            CliResult without = describe(registry, "table");
            assertThat(without.exitCode()).as(without.toString()).isZero();
            assertThat(without.out()).doesNotContain("SUBJECT");

            registry.register(topic + "-value", "\"string\"");
            registry.register("other-value", "\"string\"");
            CliResult table = describe(registry, "table");
            assertThat(table.exitCode()).isZero();
            assertThat(table.err()).isEmpty();
            assertThat(table.out())
                    .containsPattern(topic + "-value +1 +1 +AVRO +BACKWARD")
                    .doesNotContain("other-value");
            assertThat(describe(registry, "jsonl").out())
                    .contains("\"subjects\":[{\"subject\":\"" + topic + "-value\",\"version\":1,\"id\":1,");

            registry.admit(request -> false);
            CliResult refused = describe(registry, "jsonl");
            assertThat(refused.exitCode()).isZero();
            assertThat(refused.out()).contains("\"subjects\":null");
            assertThat(refused.err()).contains("the topics' subjects are not known");
        }
        assertThat(kafka.run("topic", "describe", topic, "-o", "jsonl").out()).contains("\"subjects\":null");
    }
}
