package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionRequestTest {
    private static final Duration OWN = Duration.ofSeconds(7);
    private static final ConnectionRequest SESSION = new ConnectionRequest(
            "prod",
            null,
            "http://registry",
            Path.of("prod.properties"),
            Map.of("sasl.jaas.config", "secret", "client.id", "session"),
            "/plugins",
            Duration.ofSeconds(30));

    @Test
    void goesWhereTheSessionGoes() {
        assertThat(request(null, null, Map.of()).within(SESSION))
                .isEqualTo(new ConnectionRequest(
                        "prod",
                        null,
                        "http://registry",
                        Path.of("prod.properties"),
                        SESSION.properties(),
                        "/plugins",
                        OWN));
    }

    @Test
    void setsPropertiesOfItsOwn() {
        assertThat(request(null, null, Map.of("client.id", "line"))
                        .within(SESSION)
                        .properties())
                .isEqualTo(Map.of("sasl.jaas.config", "secret", "client.id", "line"));
    }

    @Test
    void takesNoCredentialsToAnotherCluster() {
        assertThat(request("test", null, Map.of()).within(SESSION)).isEqualTo(elsewhere("test", null, Map.of()));
        assertThat(request(null, "other:9092", Map.of()).within(SESSION))
                .isEqualTo(elsewhere(null, "other:9092", Map.of()));
        Map<String, String> address = Map.of("bootstrap.servers", "other:9092");
        assertThat(request(null, null, address).within(SESSION)).isEqualTo(elsewhere(null, null, address));
    }

    private static ConnectionRequest request(
            @Nullable String context, @Nullable String brokers, Map<String, String> properties) {
        return new ConnectionRequest(context, brokers, null, null, properties, OWN);
    }

    private static ConnectionRequest elsewhere(
            @Nullable String context, @Nullable String brokers, Map<String, String> properties) {
        return new ConnectionRequest(context, brokers, null, null, properties, "/plugins", OWN);
    }
}
