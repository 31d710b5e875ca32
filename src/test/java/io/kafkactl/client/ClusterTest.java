package io.kafkactl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.StubConnection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topics as brokers tell of them one after the other. */
class ClusterTest {
    private final StubConnection stub = new StubConnection().topic("orders", 1, Map.of());
    private final Cluster cluster =
            stub.open(ConnectionSettings.to("mock:9092")).cluster();

    @Test
    void waitsForATopicThatOneBrokerKnowsAlready() {
        stub.admin.setFetchesRemainingUntilVisible("orders", 1);

        assertThat(cluster.topic("orders").name()).isEqualTo("orders");
    }

    @Test
    void aTopicIsNotSuggestedInItsOwnPlace() {
        stub.topic("order", 1, Map.of());

        assertThatThrownBy(() -> cluster.topic("orderz")).hasMessageContaining("'orderz' does not exist");
        assertThat(cluster.unknownTopic("orders").hint()).contains("did you mean 'order'?");
    }
}
