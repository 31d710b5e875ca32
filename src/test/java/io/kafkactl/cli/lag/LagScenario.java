package io.kafkactl.cli.lag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import java.util.ArrayList;
import java.util.List;

/** A topic and a group of the test's own on the shared broker, and what a test of lag does with them. */
abstract class LagScenario {
    final KafkaFixture kafka;
    final TestCluster cluster;
    final TestGroups groups;
    final String topic = TestTopics.unique("market.order.placed");
    final String group = "pricing-" + topic;

    LagScenario(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
        this.groups = new TestGroups(cluster);
    }

    CliResult lag(String... args) {
        List<String> all = new ArrayList<>(List.of("lag"));
        all.addAll(List.of(args));
        return kafka.run(all.toArray(String[]::new));
    }

    /** The group's only partition row. */
    JsonNode row(String... args) {
        List<String> all = new ArrayList<>(List.of(group, "-o", "jsonl"));
        all.addAll(List.of(args));
        CliResult result = lag(all.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new AssertionError(result.toString());
        }
        return json(result.out());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
