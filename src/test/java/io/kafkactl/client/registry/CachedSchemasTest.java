package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.avro;
import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedSchemasTest {
    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry = open(server, "registry.max.retries=0");
    private final AtomicLong now = new AtomicLong();
    private final CachedSchemas schemas = new CachedSchemas(registry, now::get);

    @AfterEach
    void close() {
        registry.close();
        server.close();
    }

    @Test
    void asksOnceForAnIdHoweverManyThreadsWantIt() {
        int id = server.register("a", "\"int\"");
        server.delay(Duration.ofMillis(100));

        IntStream.range(0, 1_000)
                .parallel()
                .forEach(i -> assertThat(schemas.byId(id, null)).isEqualTo(avro("\"int\"")));

        assertThat(server.calls()).containsExactly("GET /schemas/ids/" + id);
    }

    @Test
    void anIdBelongsToItsContext() {
        int id = server.register("a", "\"int\"");
        server.register(":.staging:a", "\"long\"");

        assertThat(schemas.byId(id, null)).isEqualTo(avro("\"int\""));
        assertThat(schemas.byId(id, ":.staging:")).isEqualTo(avro("\"long\""));
    }

    @Test
    void remembersVersionsAndGuids() {
        server.register("a", "\"int\"");
        RegisteredSchema schema = registry.version("a", OptionalInt.of(1), false);
        UUID guid = UUID.fromString(Objects.requireNonNull(schema.guid()));
        int before = server.calls().size();

        for (int i = 0; i < 3; i++) {
            assertThat(schemas.version("a", 1)).isEqualTo(schema);
            assertThat(schemas.byGuid(guid)).contains(schema.schema());
        }
        assertThat(server.calls()).hasSize(before + 2);
    }

    @Test
    void anUnknownIdIsAskedForAgainOnlyAfterAWhile() {
        for (int i = 0; i < 5; i++) {
            failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> schemas.byId(1, null));
        }
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> schemas.byId(2, null));
        assertThat(server.calls()).hasSize(2);

        assertThat(server.register("a", "\"int\"")).isEqualTo(1);
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(schemas.byId(1, null)).isEqualTo(avro("\"int\""));
    }

    @Test
    void manyUnknownIdsAreForgottenRatherThanKept() {
        for (int id = 1; id <= 1_001; id++) {
            int unknown = id;
            failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> schemas.byId(unknown, null));
        }
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> schemas.byId(1_001, null));
        assertThat(server.calls()).hasSize(1_001);
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> schemas.byId(1, null));
        assertThat(server.calls()).hasSize(1_002);
    }

    @Test
    void aRegistryThatGaveNoAnswerIsLeftAloneForAWhile() {
        int id = server.register("a", "\"int\"");
        schemas.byId(id, null);
        server.close();

        failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> schemas.byId(99, null));
        assertThat(failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> schemas.version("a", 1))
                        .message())
                .as("the failure of the first request")
                .contains("id 99");
        assertThat(schemas.byId(id, null)).isEqualTo(avro("\"int\""));
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> schemas.version("a", 1))
                        .message())
                .contains("subject 'a'");
    }

    @Test
    void findsReferencesOfReferencesEachAfterItsOwn() {
        server.register("side", "{\"type\":\"enum\",\"name\":\"Side\",\"symbols\":[\"BUY\"]}");
        server.register(
                "leg",
                "AVRO",
                "{\"type\":\"record\",\"name\":\"Leg\",\"fields\":[{\"name\":\"s\",\"type\":\"Side\"}]}",
                Map.of("Side", "side@1"));
        server.register(
                "trade",
                "AVRO",
                "{\"type\":\"record\",\"name\":\"Trade\",\"fields\":[{\"name\":\"l\",\"type\":\"Leg\"},"
                        + "{\"name\":\"s\",\"type\":\"Side\"}]}",
                Map.of("Leg", "leg@1", "Side", "side@1"));

        SchemaText trade = schemas.version("trade", 1).schema();
        assertThat(schemas.references(trade).keySet()).containsExactly("Side", "Leg");
        schemas.references(trade);
        assertThat(server.calls()).hasSize(3);
    }
}
