package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static io.kafkactl.client.registry.RegistryClients.registration;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.registry.RegistryServer;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryErrorsTest {
    private final RegistryServer server = RegistryServer.start();
    private final SchemaRegistry registry = open(server, "registry.max.retries=0");

    @AfterEach
    void close() {
        registry.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, INVALID_INPUT, HTTP_400",
        "401, 401, DENIED, UNAUTHORIZED",
        "401, 40101, DENIED, UNAUTHORIZED",
        "403, 40301, DENIED, FORBIDDEN",
        "404, 40401, NOT_FOUND, SUBJECT_NOT_FOUND",
        "404, 40402, NOT_FOUND, VERSION_NOT_FOUND",
        "404, 40403, NOT_FOUND, SCHEMA_NOT_FOUND",
        "404, 40404, NOT_FOUND, SUBJECT_SOFT_DELETED",
        "404, 40405, REFUSED, SUBJECT_NOT_SOFT_DELETED",
        "404, 40406, NOT_FOUND, VERSION_SOFT_DELETED",
        "404, 40407, REFUSED, VERSION_NOT_SOFT_DELETED",
        "409, 40404, NOT_FOUND, SUBJECT_SOFT_DELETED",
        "409, 40405, REFUSED, SUBJECT_NOT_SOFT_DELETED",
        "404, 40408, NOT_FOUND, COMPATIBILITY_NOT_SET",
        "404, 40409, NOT_FOUND, MODE_NOT_SET",
        "404, 0, NOT_FOUND, HTTP_404",
        "405, 405, NOT_FOUND, HTTP_405",
        "408, 408, UNREACHABLE, HTTP_408",
        "409, 409, CONDITION, INCOMPATIBLE_SCHEMA",
        "409, 40901, CONDITION, INCOMPATIBLE_SCHEMA",
        "409, 0, CONDITION, INCOMPATIBLE_SCHEMA",
        "422, 42201, INVALID_INPUT, INVALID_SCHEMA",
        "422, 42202, INVALID_INPUT, INVALID_VERSION",
        "422, 42203, INVALID_INPUT, INVALID_COMPATIBILITY_LEVEL",
        "422, 42204, INVALID_INPUT, INVALID_MODE",
        "422, 42205, REFUSED, OPERATION_NOT_PERMITTED",
        "422, 42206, REFUSED, REFERENCE_EXISTS",
        "422, 42207, INVALID_INPUT, ID_DOES_NOT_MATCH",
        "422, 42208, INVALID_INPUT, INVALID_SUBJECT",
        "422, 42209, INVALID_INPUT, SCHEMA_TOO_LARGE",
        "422, 42210, INVALID_INPUT, INVALID_RULESET",
        "422, 42211, REFUSED, CONTEXT_NOT_EMPTY",
        "422, 0, INVALID_INPUT, HTTP_422",
        "429, 42901, UNREACHABLE, HTTP_429",
        "500, 50001, UNREACHABLE, HTTP_500",
        "502, 0, UNREACHABLE, HTTP_502",
        "503, 50003, UNREACHABLE, HTTP_503",
        "504, 50002, UNREACHABLE, HTTP_504"
    })
    void eachAnswerHasItsExitCode(int status, int code, ExitCode exitCode, String error) {
        server.answer(1, status, "{\"error_code\":" + code + ",\"message\":\"said \\n so\",\"new\":[]}");

        assertThat(failure(exitCode, error, () -> registry.register("a", registration("\"int\"")))
                        .message())
                .startsWith("cannot register the schema under subject 'a': ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Bad gateway</body></html>", "not json", "[]", "null", "{\"message\":{}}"})
    void aBodyThatSaysNothingIsNotShown(String body) {
        server.answer(1, 503, body, Map.of("Content-Type", "text/html"));

        assertThat(failure(ExitCode.UNREACHABLE, "HTTP_503", () -> registry.subjects(null, Deleted.EXCLUDED))
                        .message())
                .isEqualTo("cannot list subjects: " + server.url() + " answered HTTP 503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "{}", "null", "\"text\"", "[{}"})
    void aSuccessThatNoRegistryWouldGiveIsNone(String body) {
        server.answer(8, 200, body);

        assertUnreadable(() -> registry.subjects(null, Deleted.EXCLUDED));
        assertUnreadable(() -> registry.version("a", OptionalInt.empty(), false));
        assertUnreadable(() -> registry.schemaById(1, null));
        assertUnreadable(() -> registry.register("a", registration("\"int\"")));
        assertUnreadable(() -> registry.compatibility(null));
        assertUnreadable(() -> registry.mode(null));
        assertUnreadable(() -> registry.deleteSubject("a", false));
        assertUnreadable(() -> registry.check("a", OptionalInt.empty(), registration("\"int\"")));
    }

    private static void assertUnreadable(Runnable call) {
        assertThat(failure(ExitCode.FAILURE, "UNREADABLE_ANSWER", call).hint())
                .hasValueSatisfying(hint -> assertThat(hint).contains("/apis/ccompat/v7"));
    }

    @Test
    void aLevelOfTomorrowIsNotGuessedAt() {
        server.answer(1, 200, "{\"compatibilityLevel\":\"SIDEWAYS\"}");

        assertUnreadable(() -> registry.compatibility("a"));
    }

    @Test
    void whatIsWrittenNeedsNoBodyBack() {
        server.answer(2, 200, "");

        registry.setCompatibility("a", CompatibilityLevel.FULL);
        registry.deleteVersion("a", 1, false);

        assertThat(server.calls()).containsExactly("PUT /config/a", "DELETE /subjects/a/versions/1");
    }

    @Test
    void redirectsAreNotFollowed() {
        server.answer(1, 301, "", Map.of("Location", "http://elsewhere/"));

        assertThat(failure(ExitCode.FAILURE, "HTTP_301", () -> registry.subjects(null, Deleted.EXCLUDED))
                        .hint())
                .contains("redirects are not followed: give the address they lead to");
    }

    @Test
    void theHintIsLeftOutWhenItCannotBeFound() {
        server.answer(1, 404, "{\"error_code\":40401,\"message\":\"no\"}").answer(1, 500, "");

        assertThat(failure(ExitCode.NOT_FOUND, "SUBJECT_NOT_FOUND", () -> registry.versions("a", Deleted.EXCLUDED))
                        .hint())
                .isEmpty();
    }
}
