package io.kafkactl.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.registry.WithRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithRegistry
class SandboxRegistryIT {
    @TempDir
    Path state;

    @AfterEach
    void end() {
        run("down", "--delete-data", "--yes");
    }

    @Test
    void keepsItsSubjectsOverDownAndOverACrash() throws Exception {
        CliResult up = run("up", "--registry");
        assertThat(up.exitCode()).as(up.toString()).isZero();
        JsonNode first = status();
        String url = first.get("schemaRegistry").asText();
        assertThat(first.get("pids")).hasSize(2);
        assertThat(Files.readString(state.resolve("kafkactl/sandbox/sandbox/context.yaml")))
                .endsWith("    schemaRegistry: " + url + "\n");
        assertThat(call("GET", url + "/config", "")).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(call("POST", url + "/subjects/a-value/versions", "{\"schema\":\"\\\"string\\\"\"}"))
                .contains("\"id\":");

        assertThat(run("up").err()).contains("runs already");
        assertThat(run("down").exitCode()).isZero();
        assertThat(status().get("state").asText()).isEqualTo("stopped");
        assertThat(run("up").exitCode()).isZero();
        assertHasSubject();

        ProcessHandle registry =
                ProcessHandle.of(status().get("pids").get(1).asLong()).orElseThrow();
        assertThat(registry.destroyForcibly()).isTrue();
        registry.onExit().join();
        assertThat(status().get("state").asText()).isEqualTo("partial");
        assertThat(run("up").exitCode()).isZero();
        assertHasSubject();
    }

    @Test
    void joinsASandboxThatRunsAlreadyAndGoesWithIt() throws Exception {
        assertThat(run("up", "--ephemeral").exitCode()).isZero();
        JsonNode before = status();
        assertThat(before.get("schemaRegistry").isNull()).isTrue();

        assertThat(run("up", "--registry").exitCode()).isZero();

        JsonNode after = status();
        assertThat(after.get("bootstrapServers")).isEqualTo(before.get("bootstrapServers"));
        assertThat(after.get("pids").get(0)).isEqualTo(before.get("pids").get(0));
        assertThat(call("GET", after.get("schemaRegistry").asText() + "/subjects", ""))
                .isEqualTo("[]");
        ProcessHandle registry =
                ProcessHandle.of(after.get("pids").get(1).asLong()).orElseThrow();

        assertThat(run("down").exitCode()).isZero();

        Await.until("the registry is gone", () -> !registry.isAlive());
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void endsWhatItStartedWhenInterrupted() throws Exception {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        Path log = state.resolve("kafkactl/sandbox/sandbox/registry/console.log");
        CliRunner runner = CliRunner.offline().env("XDG_STATE_HOME", state.toString());
        Thread user = new Thread(() -> {
            Await.until("the registry's JVM runs", () -> Files.exists(log));
            runner.cancellation().cancel();
        });
        user.start();

        CliResult up = runner.run("sandbox", "up", "--registry");

        user.join();
        assertThat(up.exitCode()).isEqualTo(130);
        Await.until(
                "no child process is left",
                () -> ProcessHandle.current().children().allMatch(before::contains));
        assertThat(state).isEmptyDirectory();
    }

    private void assertHasSubject() throws Exception {
        assertThat(call("GET", status().get("schemaRegistry").asText() + "/subjects", ""))
                .isEqualTo("[\"a-value\"]");
    }

    private static String call(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private JsonNode status() throws IOException {
        CliResult result = run("status", "-o", "json");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return new ObjectMapper().readTree(result.outBytes()).get("items").get(0);
    }

    private CliResult run(String... verbAndOptions) {
        List<String> args = new ArrayList<>(List.of("sandbox"));
        args.addAll(List.of(verbAndOptions));
        return CliRunner.offline().env("XDG_STATE_HOME", state.toString()).run(args.toArray(String[]::new));
    }
}
