package io.kafkactl.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the manual, line by line, from the archive to the drift that somebody caused by hand. */
@Tag("end-to-end")
@WithKafka
class CiRecipesIT {
    private static final String BAD = "  - {name: Bad_Name}\n";

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final RecipePage page = new RecipePage(Path.of("src/docs/provisioning-in-ci.md"));
    private final String domain = TestTopics.unique("pay").replace(".v1", "");
    private final String topic = domain + ".order.placed.v1";
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Path repository;

    CiRecipesIT(KafkaFixture kafka) throws IOException {
        this.kafka = kafka;
    }

    @BeforeEach
    void repository() throws Exception {
        assumeTrue(Shell.has("curl"));
        repository = Files.createDirectories(folder.resolve("repository"));
        Files.createDirectories(repository.resolve("manifests"));
        String id = TestCluster.get(kafka.cluster().admin().describeCluster().clusterId());
        Files.writeString(repository.resolve("manifests/kafkactl-policy.yaml"), """
                apiVersion: kafkactl/v1
                kind: TopicPolicy
                scope: {prefixes: [%s]}
                environments: {prod: {context: production, clusterId: %s, replicationFactor: 1}}
                """.formatted(domain, id));
        declare("");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Path archive = archive();
        server.createContext("/kafkactl.tar.gz", exchange -> {
            exchange.sendResponseHeaders(200, Files.size(archive));
            Files.copy(archive, exchange.getResponseBody());
            exchange.close();
        });
        server.createContext("/projects/7/merge_requests/42/notes", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN")).isEqualTo("t0ken");
            String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            comments.add(URLDecoder.decode(form.replaceFirst("^body=", ""), UTF_8));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void declare(String more) throws IOException {
        Files.writeString(
                repository.resolve("manifests/topics.yaml"),
                "apiVersion: kafkactl/v1\nkind: Topics\ntopics:\n  - {name: " + topic
                        + ", partitions: 3, config: {retention.ms: 1d}}\n" + more);
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("kafkactl-[^/]*\\.tar\\.gz"))
                    .filter(file -> !file.toString().contains("-sandbox"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String contexts() {
        return "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {production: {bootstrapServers: '"
                + kafka.bootstrapServers() + "'}}";
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Map<String, String> env() {
        return Map.of("HOME", folder.toString(), "KAFKACTL_JAVA", System.getProperty("java.home"));
    }

    private void changeByHand() {
        TestCluster.get(kafka.cluster()
                .admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET))))
                .all());
    }

    @Test
    void githubRecipesDoWhatTheySay() throws Exception {
        JsonNode action = page.file(".github/actions/kafkactl/action.yml");
        JsonNode jobs = page.file(".github/workflows/topics.yml").path("jobs");

        declare(BAD);
        Shell.Outcome rejected = onGithub().github(jobs.path("lint"), action);
        declare("");
        Shell.Outcome linted = onGithub().github(jobs.path("lint"), action);
        Shell.Outcome planned = onGithub().github(jobs.path("plan"), action);
        Shell.Outcome applied = onGithub().github(jobs.path("apply"), action);
        Shell.Outcome quiet = onGithub().github(jobs.path("drift"), action);
        changeByHand();
        Shell.Outcome drifted = onGithub().github(jobs.path("drift"), action);

        assertThat(rejected.exitCode()).as(rejected.toString()).isEqualTo(4);
        assertThat(rejected.out())
                .contains("::error file=manifests/topics.yaml,line=5,title=topic lint N002::Bad_Name");
        assertThat(linted.exitCode()).as(linted.toString()).isZero();
        assertThat(planned.exitCode()).as(planned.toString()).isZero();
        assertThat(planned.out()).isEqualTo("pr comment 42 --edit-last --create-if-none --body-file plan.md\n");
        assertThat(repository.resolve("comment.md"))
                .content()
                .contains("1 to create")
                .contains("`" + topic + "`");
        assertThat(applied.exitCode()).as(applied.toString()).isZero();
        assertThat(repository.resolve("apply.xml"))
                .content()
                .contains("failures=\"0\"")
                .contains(topic);
        assertThat(quiet.exitCode()).as(quiet.toString()).isZero();
        assertThat(drifted.exitCode()).as(drifted.toString()).isEqualTo(3);
        assertThat(drifted.out())
                .contains("::error file=manifests/topics.yaml,line=4,title=topic drift changed::" + topic
                        + ": retention.ms is 1m, not 1d");
    }

    private RecipeRunner onGithub() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("runner"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        Path gh = Files.writeString(
                tools.resolve("gh"), "#!/bin/sh\necho \"$@\"\ntest -n \"$GH_TOKEN\"\ncp \"$7\" comment.md\n");
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> env = new HashMap<>(env());
        env.put("RUNNER_TEMP", temporary.toString());
        return new RecipeRunner(
                repository,
                tools + ":/usr/bin:/bin",
                env,
                Map.of(
                        "vars.KAFKACTL_URL",
                        address("/kafkactl.tar.gz"),
                        "secrets.KAFKACTL_CONTEXTS",
                        contexts(),
                        "github.token",
                        "t0ken",
                        "github.event.number",
                        "42"));
    }

    @Test
    void gitlabRecipesDoWhatTheySay() throws Exception {
        JsonNode pipeline = page.file(".gitlab-ci.yml");
        JsonNode defaults = pipeline.path("default");

        declare(BAD);
        Shell.Outcome rejected = onGitlab().gitlab(pipeline.path("topics-lint"), defaults);
        declare("");
        Shell.Outcome linted = onGitlab().gitlab(pipeline.path("topics-lint"), defaults);
        Shell.Outcome planned = onGitlab().gitlab(pipeline.path("topics-plan"), defaults);
        Shell.Outcome applied = onGitlab().gitlab(pipeline.path("topics-apply"), defaults);
        Shell.Outcome quiet = onGitlab().gitlab(pipeline.path("topics-drift"), defaults);
        changeByHand();
        Shell.Outcome drifted = onGitlab().gitlab(pipeline.path("topics-drift"), defaults);

        assertThat(rejected.exitCode()).as(rejected.toString()).isEqualTo(4);
        assertThat(linted.exitCode()).as(linted.toString()).isZero();
        assertThat(repository.resolve("lint.xml")).content().contains("failures=\"0\"");
        assertThat(planned.exitCode()).as(planned.toString()).isZero();
        assertThat(comments).hasSize(1);
        assertThat(comments.get(0)).contains("1 to create").contains("`" + topic + "`");
        assertThat(applied.exitCode()).as(applied.toString()).isZero();
        assertThat(repository.resolve("apply.xml")).content().contains("failures=\"0\"");
        assertThat(quiet.exitCode()).as(quiet.toString()).isZero();
        assertThat(drifted.exitCode()).as(drifted.toString()).isEqualTo(3);
        assertThat(repository.resolve("drift.xml")).content().contains("type=\"changed\"");
    }

    private RecipeRunner onGitlab() throws IOException {
        Path contexts = Files.writeString(folder.resolve("contexts.yaml"), contexts());
        Map<String, String> env = new HashMap<>(env());
        env.putAll(Map.of(
                "CI_PROJECT_DIR", repository.toString(),
                "KAFKACTL_URL", address("/kafkactl.tar.gz"),
                "KAFKACTL_CONFIG", contexts.toString(),
                "TOPICS_BOT_TOKEN", "t0ken",
                "CI_API_V4_URL", address(""),
                "CI_PROJECT_ID", "7",
                "CI_MERGE_REQUEST_IID", "42"));
        return new RecipeRunner(repository, "/usr/bin:/bin", env, Map.of());
    }

    @Test
    void aPlanIsApprovedAndAPagePublished() throws Exception {
        Map<String, String> env = new HashMap<>(env());
        env.put(
                "KAFKACTL_CONFIG",
                Files.writeString(folder.resolve("c.yaml"), contexts()).toString());
        RecipeRunner shell = new RecipeRunner(
                repository, Path.of("target/kafkactl/bin").toAbsolutePath() + ":/usr/bin:/bin", env, Map.of());

        Shell.Outcome applied = shell.run(page.commands("A plan that somebody approves"));
        Shell.Outcome again = shell.run(page.commands("A plan that somebody approves"));
        Shell.Outcome published = shell.run(page.commands("A page for those who use the topics"));

        assertThat(applied.exitCode()).as(applied.toString()).isZero();
        assertThat(applied.out()).contains("applied");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(published.exitCode()).as(published.toString()).isZero();
        assertThat(repository.resolve("public/topics.html")).content().contains(topic, "<dd>for 1 day</dd>");
    }
}
