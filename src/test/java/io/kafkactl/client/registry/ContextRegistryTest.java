package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.avro;
import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static io.kafkactl.client.registry.RegistryClients.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextRegistryTest {
    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry whole = open(server);
    private final SchemaRegistry staging = ContextRegistry.of(whole, ".staging");

    @AfterEach
    void close() {
        staging.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", ".staging", ":.staging:"})
    void takesEachSpellingOfAContext(String name) {
        server.register(":.staging:a", "\"int\"");
        server.register(":.stagingtoo:b", "\"int\"");
        server.register("c", "\"int\"");

        assertThat(ContextRegistry.of(whole, name).subjects(null, Deleted.EXCLUDED))
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ":.:", ""})
    void theDefaultContextIsTheRegistryItself(String name) {
        assertThat(ContextRegistry.of(whole, name)).isSameAs(whole);
    }

    @Test
    void subjectsLiveInTheContext() {
        int id = staging.register("a", registration("\"int\""));

        assertThat(whole.subjects(null, Deleted.EXCLUDED)).containsExactly(":.staging:a");
        assertThat(staging.subjects("a", Deleted.EXCLUDED)).containsExactly("a");
        assertThat(staging.versions("a", Deleted.EXCLUDED)).containsExactly(1);
        assertThat(staging.version("a", OptionalInt.empty(), false).subject()).isEqualTo("a");
        assertThat(staging.version(":.staging:a", OptionalInt.of(1), false).subject())
                .isEqualTo("a");
        assertThat(staging.schemas(null, Deleted.EXCLUDED, false))
                .extracting(RegisteredSchema::subject)
                .containsExactly("a");
        assertThat(staging.lookUp("a", registration("\"int\""), false))
                .hasValueSatisfying(found -> assertThat(found.subject()).isEqualTo("a"));
        assertThat(staging.check("a", OptionalInt.empty(), registration("\"string\""))
                        .compatible())
                .isFalse();
        assertThat(staging.schemaById(id, null)).isEqualTo(avro("\"int\""));
        assertThat(staging.schemaById(id, "a", "serialized")).contains("\"int\"");
        assertThat(staging.subjectVersions(id, null, false)).isEqualTo(List.of(new SubjectVersion("a", 1)));
        assertThat(staging.referencedBy("a", 1)).isEmpty();
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> whole.schemaById(id, null));
    }

    @Test
    void levelsAndModesAreThoseOfTheContext() {
        staging.setCompatibility(null, CompatibilityLevel.FULL);
        staging.setCompatibility("a", CompatibilityLevel.NONE);
        staging.setMode(null, RegistryMode.READONLY, false);
        staging.setMode("b", RegistryMode.READWRITE, false);

        assertThat(whole.compatibility(":.staging:")).contains(CompatibilityLevel.FULL);
        assertThat(whole.compatibility(":.staging:a")).contains(CompatibilityLevel.NONE);
        assertThat(whole.compatibility(null)).contains(CompatibilityLevel.BACKWARD);
        assertThat(staging.compatibility(null)).contains(CompatibilityLevel.FULL);
        assertThat(staging.mode(null)).contains(RegistryMode.READONLY);
        assertThat(whole.mode(null)).contains(RegistryMode.READWRITE);
        failure(ExitCode.REFUSED, "OPERATION_NOT_PERMITTED", () -> staging.register("a", registration("\"int\"")));

        staging.unsetCompatibility("a");
        staging.unsetCompatibility(null);
        staging.unsetMode("b", false);
        staging.setMode("c", RegistryMode.READWRITE, false);
        assertThat(staging.compatibility("a")).isEmpty();
        assertThat(staging.compatibility(null)).isEmpty();
        assertThat(staging.mode("b")).isEmpty();
        staging.unsetMode(null, true);
        assertThat(staging.mode("c")).isEmpty();
        assertThat(staging.mode(null)).isEmpty();
    }

    @Test
    void deletesOnlyThere() {
        server.register("a", "\"int\"");
        staging.register("a", registration("\"int\""));
        staging.register("a", registration("\"long\""));

        staging.deleteVersion("a", 1, false);
        assertThat(staging.deleteSubject("a", false)).containsExactly(2);
        assertThat(staging.subjects(null, Deleted.ONLY)).containsExactly("a");
        assertThat(whole.subjects(null, Deleted.EXCLUDED)).containsExactly("a");
    }

    @Test
    void whatIsTheRegistrysOwnIsNotTheContexts() {
        staging.register("a", registration("\"int\""));

        assertThat(staging.contexts()).containsExactly(".", ".staging");
        assertThat(staging.types()).isEqualTo(whole.types());
        assertThat(staging.serverInfo()).isEqualTo(whole.serverInfo());
        assertThat(staging.schemaByGuid(guid())).contains(avro("\"int\""));
        assertThat(staging.idsOfGuid(guid())).containsExactly(new ContextId(".staging", 1));
        assertThat(staging.greatestId(1, null)).hasValue(1);
        failure(ExitCode.NOT_FOUND, "SCHEMA_NOT_FOUND", () -> staging.latestWith("a", Map.of("team", "red")));
    }

    private UUID guid() {
        return UUID.fromString(Objects.requireNonNull(
                staging.version("a", OptionalInt.empty(), false).guid()));
    }
}
