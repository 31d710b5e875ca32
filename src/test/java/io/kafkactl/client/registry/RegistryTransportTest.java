package io.kafkactl.client.registry;

import static io.kafkactl.client.registry.RegistryClients.failure;
import static io.kafkactl.client.registry.RegistryClients.open;
import static io.kafkactl.client.registry.RegistryClients.registration;
import static io.kafkactl.client.registry.RegistryClients.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTransportTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final RegistryServer server = RegistryServer.start();
    private final RegistryServer second = RegistryServer.start();

    @AfterEach
    void close() {
        server.close();
        second.close();
    }

    /** An address where nobody listens. */
    private static String nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> subjects(SchemaRegistry registry) {
        return registry.subjects(null, Deleted.EXCLUDED);
    }

    @Test
    void theNextAddressIsTriedAndKept() {
        server.register("a", "\"int\"");
        try (SchemaRegistry registry = open(List.of(nobody() + "/", server.url() + "/", second.url()))) {
            assertThat(subjects(registry)).containsExactly("a");
            assertThat(subjects(registry)).containsExactly("a");
        }
        assertThat(server.calls()).hasSize(2);
        assertThat(second.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aFailingAddressGivesWayToTheNext(int status) {
        server.answer(9, status, "");
        second.register("b", "\"int\"");
        try (SchemaRegistry registry = open(List.of(server.url(), second.url()))) {
            assertThat(subjects(registry)).containsExactly("b");
            assertThat(subjects(registry)).containsExactly("b");
        }
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void anAddressThatFailedIsTriedAgainWhenTheOtherFails() {
        server.answer(1, 503, "").register("a", "\"int\"");
        try (SchemaRegistry registry = open(List.of(server.url(), second.url()))) {
            assertThat(subjects(registry)).isEmpty();
            second.close();
            assertThat(subjects(registry)).containsExactly("a");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 422, 501})
    void anAnswerIsAnAnswerEvenWhenItIsNo(int status) {
        server.answer(9, status, "");
        try (SchemaRegistry registry = open(List.of(server.url(), second.url()))) {
            KafkactlException failure = catchThrowableOfType(
                    KafkactlException.class, () -> registry.register("a", registration("\"int\"")));
            assertThat(failure).hasMessageContaining("HTTP " + status);
        }
        assertThat(server.calls()).hasSize(1);
        assertThat(second.calls()).isEmpty();
    }

    @Test
    void retriesUntilTheRegistryIsBack() {
        server.answer(3, 503, "").register("a", "\"int\"");
        try (SchemaRegistry registry = open(server)) {
            assertThat(subjects(registry)).containsExactly("a");
        }
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void retriesNoMoreThanItIsTold() {
        server.answer(9, 503, "{\"message\":\"busy\"}");
        try (SchemaRegistry registry = open(server, "schema.registry.max.retries=1")) {
            assertThat(failure(ExitCode.UNREACHABLE, "HTTP_503", () -> subjects(registry))
                            .message())
                    .isEqualTo("cannot list subjects: busy");
        }
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void waitsAsLongAsTheRegistryAsksButNotTooLong() {
        server.answer(2, 429, "", Map.of("Retry-After", "3600"));
        long started = System.nanoTime();
        try (SchemaRegistry registry = open(server, "registry.retries.max.wait.ms=150")) {
            assertThat(subjects(registry)).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(300), LONG);
    }

    @Test
    void saysOfEachAddressWhyThereWasNoAnswer() {
        String first = nobody();
        try (SchemaRegistry registry = open(List.of(first, "http://me:hunter2@no-such-host.invalid"))) {
            KafkactlException failure = failure(ExitCode.UNREACHABLE, "REGISTRY_UNREACHABLE", () -> subjects(registry));
            assertThat(failure.message())
                    .isEqualTo("cannot list subjects: no answer from " + first
                            + " (connection refused); no answer from " + "http://no-such-host.invalid (unknown host)");
            assertThat(failure.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("--schema-registry"));
        }
    }

    @Test
    void aRegistryThatHangsIsGivenUp() {
        server.delay(LONG);
        try (SchemaRegistry registry =
                Registries.open(settings(List.of(server.url()), Duration.ofMillis(300)), new Cancellation())) {
            assertThat(failure(ExitCode.UNREACHABLE, "TIMEOUT", () -> subjects(registry))
                            .message())
                    .contains("no answer from " + server.url() + " (no answer within ");
        }
    }

    @Test
    void anAddressThatHangsLeavesTimeForTheNext() {
        server.delay(LONG);
        second.register("b", "\"int\"");
        try (SchemaRegistry registry = open(List.of(server.url(), second.url()), "registry.http.read.timeout.ms=200")) {
            assertThat(subjects(registry)).containsExactly("b");
        }
        try (SchemaRegistry registry = Registries.open(
                settings(List.of(server.url(), second.url()), Duration.ofSeconds(4)), new Cancellation())) {
            assertThat(subjects(registry)).containsExactly("b");
        }
    }

    @Test
    void waitingEndsWhenTheUserAsksToStop() throws Exception {
        server.delay(LONG);
        Cancellation cancellation = new Cancellation();
        try (SchemaRegistry registry = Registries.open(settings(List.of(server.url()), LONG), cancellation)) {
            CompletableFuture<KafkactlException> outcome = CompletableFuture.supplyAsync(
                    () -> failure(ExitCode.INTERRUPTED, "INTERRUPTED", () -> subjects(registry)));
            Await.until("the request has arrived", () -> !server.calls().isEmpty());
            cancellation.cancel();
            assertThat(outcome.get(20, TimeUnit.SECONDS).message())
                    .isEqualTo("interrupted while waiting to list subjects");
        }
    }

    @Test
    void theWaitBetweenAttemptsEndsWhenTheUserAsksToStop() throws Exception {
        server.answer(9, 503, "");
        Cancellation cancellation = new Cancellation();
        try (SchemaRegistry registry = Registries.open(
                settings(List.of(server.url()), LONG, "registry.retries.wait.ms=20000"), cancellation)) {
            CompletableFuture<KafkactlException> outcome = CompletableFuture.supplyAsync(
                    () -> failure(ExitCode.INTERRUPTED, "INTERRUPTED", () -> subjects(registry)));
            Await.until("the request has arrived", () -> !server.calls().isEmpty());
            cancellation.cancel();
            assertThat(outcome.get(15, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aPathInFrontOfTheInterfaceIsKept() {
        try (SchemaRegistry registry = open(List.of(server.url() + "/apis/ccompat/v7/"))) {
            failure(ExitCode.NOT_FOUND, "HTTP_404", () -> subjects(registry));
        }
        assertThat(server.calls()).containsExactly("GET /apis/ccompat/v7/subjects?offset=0&limit=1000");
    }

    @Test
    void goesThroughAProxy() {
        server.register("a", "\"int\"");
        int port = Integer.parseInt(server.authority().replaceAll(".*:", ""));
        try (SchemaRegistry registry = open(
                List.of("http://registry.invalid:8081"),
                "registry.proxy.host=127.0.0.1",
                "registry.proxy.port=" + port)) {
            assertThat(subjects(registry)).containsExactly("a");
        }
        assertThat(server.requests().get(0).header("Host")).contains("registry.invalid:8081");
    }

    @Test
    void theOrderOfAddressesCanBeShuffled() {
        try (SchemaRegistry registry = open(List.of(server.url(), second.url()), "registry.url.randomize=true")) {
            assertThat(subjects(registry)).isEmpty();
        }
        assertThat(server.calls().size() + second.calls().size()).isEqualTo(1);
    }
}
