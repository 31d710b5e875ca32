package io.kafkactl.sandbox;

import io.kafkactl.testkit.Golden;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPropertiesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void ofTheLastBroker(int brokers) {
        List<BrokerState> states = IntStream.rangeClosed(1, brokers)
                .mapToObj(id -> new BrokerState(id, 20_000 + id, 21_000 + id, null))
                .toList();
        SandboxState state = new SandboxState(1, "mine", "cluster", false, "/state/mine", states, null);
        Golden.assertMatches(
                "sandbox/server-of-" + brokers + ".properties",
                ServerProperties.render(state, states.get(brokers - 1)));
    }
}
