package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.docs.ManualSnippets;
import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that bring a broker of their own do what they say, line by line, with the packaged program. */
class ManualIT {
    @TempDir
    Path home;

    private RecipeRunner shell;

    @BeforeEach
    void prepare() throws Exception {
        Path folder = Files.createDirectories(home.resolve("work"));
        shell = new RecipeRunner(
                folder,
                Path.of("target/kafkactl/bin").toAbsolutePath() + ":/usr/bin:/bin",
                Map.of("HOME", home.toString(), "KAFKACTL_JAVA", System.getProperty("java.home") + "/bin/java"),
                Map.of());
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        Shell.Outcome left = shell.run("kafkactl sandbox status -o name");
        for (String name : left.out().lines().toList()) {
            shell.run("kafkactl sandbox down --name " + name);
        }
    }

    private Shell.Outcome run(List<String> snippets) throws Exception {
        Shell.Outcome outcome = shell.run(String.join("\n", snippets));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome;
    }

    @Test
    void gettingStarted() throws Exception {
        Shell.Outcome outcome = run(ManualSnippets.of(Path.of("src/docs/getting-started.md")));

        assertThat(outcome.out())
                .containsPattern("(?m)^shop.order.placed.v1 +3 +1 +0 +0 B +7d +delete +shop.order +-$")
                .contains("{\"total\":12}", "{\"total\":7}")
                .containsPattern("(?m)^billing +classic +Empty +0 +0 +0 +0s +OK$")
                .contains("broker-1.example.com:9092");
        assertThat(home.resolve("work/orders.jsonl")).content().contains("\"key\":\"order-2\"");
        assertThat(home.resolve("work/topics.json")).content().contains("\"kind\" : \"TopicList\"");
    }

    @Test
    void onCallRunbook() throws Exception {
        Shell.Outcome outcome = run(ManualSnippets.of(Path.of("src/docs/on-call-runbook.md")));

        assertThat(outcome.out())
                .containsPattern("(?m)^shop.order.placed.v1.dlq +dead-letter +headers +shop.order.placed.v1 +5 +0 +5 ")
                .containsPattern("(?m)^redrive +shop.order.placed.v1 +5 ")
                .containsPattern("(?m)^redriven +shop.order.placed.v1 +1 ")
                .containsPattern("(?m)^redriven +shop.order.placed.v1 +4 ")
                .containsPattern("(?m)^shop.order.placed.v1.dlq +dead-letter +headers +shop.order.placed.v1 +0 +5 +5 ");
        assertThat(outcome.err()).contains("nothing to redrive", "5 offsets were settled by earlier runs");
    }

    @Test
    void tourOfTheReadme() throws Exception {
        List<String> tour = ManualSnippets.of(Path.of("README.md")).stream()
                .filter(snippet -> snippet.contains("kafkactl sandbox up\n") || snippet.contains("-c sandbox "))
                .toList();

        Shell.Outcome outcome = run(tour);

        assertThat(tour).hasSize(2);
        assertThat(outcome.out()).contains("\"key\":\"4711\",\"value\":\"{\\\"total\\\":12}\"");
    }
}
