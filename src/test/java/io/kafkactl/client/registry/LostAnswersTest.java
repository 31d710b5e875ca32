package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static io.kafkactl.client.registry.RegistryClients.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that was done, and whose answer never came, is sent again: what it finds then is its own work. */
class LostAnswersTest {
    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry = open(server);

    LostAnswersTest() {
        server.register("a", "\"int\"");
        server.register("a", "\"long\"");
    }

    @AfterEach
    void close() {
        registry.close();
        server.close();
    }

    @Test
    void deletesAreDoneWhenTheirRepetitionFindsThemDone() {
        server.losingAnswers(1);
        registry.deleteVersion("a", 1, false);
        server.losingAnswers(1);
        registry.deleteVersion("a", 1, true);
        server.losingAnswers(2);
        assertThat(registry.deleteSubject("a", false)).isEmpty();
        server.losingAnswers(1);
        assertThat(registry.deleteSubject("a", true)).isEmpty();

        assertThat(registry.subjects(null, Deleted.INCLUDED)).isEmpty();
        assertThat(server.calls().stream().filter(call -> call.startsWith("DELETE")))
                .hasSize(9);
    }

    @Test
    void settingsAreUnsetWhenTheirRepetitionFindsThemUnset() {
        server.level("a", "FULL").mode("a", "IMPORT");
        server.losingAnswers(1);
        registry.unsetCompatibility("a");
        server.losingAnswers(1);
        registry.unsetMode("a", false);

        assertThat(registry.compatibility("a")).isEmpty();
        assertThat(registry.mode("a")).isEmpty();
    }

    @Test
    void whatOthersDeletedBeforeIsStillSaid() {
        server.softDelete("a");

        failure(ExitCode.NOT_FOUND, "SUBJECT_SOFT_DELETED", () -> registry.deleteSubject("a", false));
        failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.deleteSubject("b", true));
        server.answer(1, 429, "");
        failure(ExitCode.NOT_FOUND, "SUBJECT_SOFT_DELETED", () -> registry.deleteSubject("a", false));
    }

    @Test
    void anAddressThatNeverGotTheRequestDidNothing() {
        server.softDelete("a");
        try (SchemaRegistry other = open(List.of("http://127.0.0.1:1", server.url()))) {
            failure(ExitCode.NOT_FOUND, "SUBJECT_SOFT_DELETED", () -> other.deleteSubject("a", false));
        }
    }

    @Test
    void aGatewayThatGaveUpMayHaveBeenHeard() {
        server.softDelete("a").answer(1, 504, "<html>gateway time-out</html>");

        assertThat(registry.deleteSubject("a", false)).isEmpty();
    }

    @Test
    void aRegistrationIsRepeatedToTheSameId() {
        server.losingAnswers(1);

        assertThat(registry.register("b", registration("\"int\""))).isEqualTo(1);
        assertThat(registry.versions("b", Deleted.EXCLUDED)).containsExactly(1);
    }
}
