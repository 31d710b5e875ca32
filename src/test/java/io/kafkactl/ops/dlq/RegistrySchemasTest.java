package io.kafkactl.ops.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.ops.dlq.format.SchemaTexts;
import io.kafkactl.testkit.StubConnection;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrySchemasTest {
    @Test
    void asksTheRegistryOnceForEachId() {
        try (RegistryServer server = RegistryServer.start();
                Connection connection = new StubConnection()
                        .open(ConnectionSettings.to("mock:9092").withSchemaRegistry(List.of(server.url())))) {
            int id = server.register("letters-value", "\"string\"");
            SchemaTexts schemas = RegistrySchemas.of(connection);

            assertThat(schemas.byId(id)).hasValue("\"string\"");
            assertThat(schemas.byId(id)).isPresent();
            assertThat(schemas.byId(4_711)).isEmpty();
            assertThat(schemas.byId(4_711)).isEmpty();
            assertThat(server.calls()).hasSize(2);
        }
    }

    @Test
    void withoutARegistryNothingIsAsked() {
        try (Connection connection = new StubConnection().open(ConnectionSettings.to("mock:9092"))) {
            assertThat(RegistrySchemas.of(connection)).isSameAs(SchemaTexts.NONE);
        }
    }
}
