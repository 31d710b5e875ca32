package io.kafkactl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.CountingConnections;
import io.kafkactl.testkit.StubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {
    private static final ConnectionSettings HERE = ConnectionSettings.to("here:9092");

    /** One line for each admin client that was opened or closed. */
    private final List<String> admins = new ArrayList<>();

    private final KeptConnections kept = new KeptConnections(new CountingConnections(new StubConnection(), admins));

    @Test
    void openOneAdminClientForManyCommands() {
        use(HERE);
        use(HERE);
        use(HERE.protectedAs("prod"));
        assertThat(admins).containsExactly("open here:9092");
        kept.close();
        assertThat(admins).containsExactly("open here:9092", "close here:9092");
    }

    @Test
    void openAnotherForAnotherClusterOrOtherProperties() {
        use(HERE);
        use(ConnectionSettings.to("there:9092"));
        use(HERE.withProperties(Map.of("client.id", "me")));
        use(HERE);
        assertThat(admins).containsExactly("open here:9092", "open there:9092", "open here:9092");
    }

    @Test
    void openANewOneForACommandThatWaitsLonger() {
        use(HERE.withTimeout(Duration.ofSeconds(1)));
        use(HERE);
        use(HERE.withTimeout(Duration.ofMinutes(5)));
        use(HERE);
        assertThat(admins).containsExactly("open here:9092", "close here:9092", "open here:9092");
    }

    @Test
    void giveEachCommandItsOwnTimeout() {
        use(HERE);
        ConnectionSettings hasty = HERE.withTimeout(Duration.ofSeconds(1));
        try (Connection connection = kept.during(new Cancellation()).open(hasty)) {
            assertThat(connection.cluster().settings()).isEqualTo(hasty);
            assertThat(connection.settings()).isEqualTo(hasty);
        }
    }

    @Test
    void closeTheOneThatWasNotUsedForLongest() {
        for (String host : List.of("a", "b", "c", "a", "d", "e")) {
            use(ConnectionSettings.to(host + ":1"));
        }
        assertThat(admins).containsExactly("open a:1", "open b:1", "open c:1", "open d:1", "open e:1", "close b:1");
    }

    @Test
    void openNoneForACommandThatAsksNoCluster() {
        kept.during(new Cancellation()).open(HERE).close();
        assertThat(admins).isEmpty();
    }

    private void use(ConnectionSettings settings) {
        try (Connection connection = kept.during(new Cancellation()).open(settings)) {
            assertThat(connection.cluster()).isNotNull();
        }
    }
}
