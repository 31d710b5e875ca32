package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Cluster;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.testkit.StubConnection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogBoundsTest {
    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);

    @Test
    void goFromTheLogStartToTheEnd() {
        StubConnection stub =
                new StubConnection().topic("orders", 2, Map.of()).log(P0, 5, 20).log(P1, 7, 7);
        Cluster cluster = new Cluster(stub.admin, ConnectionSettings.to("b:1"));

        assertThat(LogBounds.read(cluster, IsolationLevel.READ_COMMITTED, List.of(P1, P0)))
                .containsExactly(Map.entry(P1, new OffsetRange(7, 7)), Map.entry(P0, new OffsetRange(5, 20)));
        assertThat(LogBounds.ends(cluster, IsolationLevel.READ_UNCOMMITTED, List.of(P0)))
                .containsExactly(Map.entry(P0, 20L));
        assertThat(LogBounds.read(cluster, IsolationLevel.READ_COMMITTED, List.of()))
                .isEmpty();
    }
}
