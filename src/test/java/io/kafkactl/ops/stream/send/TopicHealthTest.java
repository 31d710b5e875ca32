package io.kafkactl.ops.stream.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.testkit.StubConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicHealthTest {
    private static final String TOPIC = "orders.order.placed.v1";

    private final StubConnection stub = new StubConnection().topic(TOPIC, 1, Map.of());
    private final Cluster cluster = new Cluster(stub.admin, ConnectionSettings.to("b:1"));

    @Test
    void aTopicThatWasDeletedIsNamedAsTheReason() {
        TopicHealth health = new TopicHealth(cluster, TopicRules.read(cluster, TOPIC, Clock.systemUTC()));
        assertThat(health.look()).isEmpty();

        var unused = stub.admin.deleteTopics(List.of(TOPIC));

        TopicHealth.Finding finding = health.look().orElseThrow();
        assertThat(finding.error()).isEqualTo("UNKNOWN_TOPIC_OR_PARTITION");
        assertThat(finding.clause()).isEqualTo("topic '" + TOPIC + "' does not exist any more");
        assertThat(finding.isSilence()).as("a broker answered").isFalse();
    }
}
