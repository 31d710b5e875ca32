package io.kafkactl.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.registry.Deleted;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryServerTest {
    @Test
    void keepsWhatIsRegistered() {
        try (RegistryServer server = RegistryServer.start();
                SchemaRegistry registry = Registries.open(
                        ConnectionSettings.to("").withSchemaRegistry(List.of(server.url())), new Cancellation())) {
            server.register("a", "\"string\"");

            assertThat(registry.subjects(null, Deleted.EXCLUDED)).containsExactly("a");
            assertThat(server.calls()).containsExactly("GET /subjects?offset=0&limit=1000");
        }
    }
}
