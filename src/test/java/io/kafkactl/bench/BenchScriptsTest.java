package io.kafkactl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's scripts are well formed, and its report tells what was noted. */
class BenchScriptsTest {
    private static final Path BENCH = Path.of("src/bench");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    static Path classes;

    @TempDir
    Path folder;

    @BeforeAll
    static void compileTheReports() throws IOException {
        List<String> command = new ArrayList<>(List.of("-encoding", "UTF-8", "-d", classes.toString()));
        try (Stream<Path> files = Files.list(BENCH.resolve("java"))) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)))
                .isZero();
    }

    @Test
    void passesShellcheck() throws Exception {
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(BENCH)) {
            scripts = files.filter(file -> file.toString().endsWith(".sh")).toList();
        }
        assertThat(scripts).hasSizeGreaterThan(5);
        for (Path script : scripts) {
            Shell shell = Shell.bare().env("PATH", PATH);
            Shell.Outcome outcome =
                    Shell.has("shellcheck") ? shell.run("shellcheck", "-x", script) : shell.run("bash", "-n", script);
            assertThat(outcome.out() + outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
        }
    }

    @Test
    void namesItsCasesAndRefusesOthers() throws Exception {
        Shell.Outcome list = run("run.sh", "--list");
        assertThat(list.out()).contains("produce-2m\n", "consume-text\n");
        assertThat(list.exitCode()).isZero();

        Shell.Outcome unknown = run("run.sh", "--case", "nonesuch");
        assertThat(unknown.err()).contains("no case 'nonesuch'", "produce-2m");
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.exitCode()).isEqualTo(2);

        assertThat(run("run.sh", "--rounds", "0").exitCode()).isEqualTo(2);
        assertThat(run("run.sh", "--rounds").exitCode()).isEqualTo(2);
        assertThat(run("run.sh", "--nonesuch").exitCode()).isEqualTo(2);
    }

    @Test
    void comparesMediansWithThePeers() throws Exception {
        Shell.Outcome outcome = report("Report", """
                meta\tstarted\t2026-11-21T10:00:00Z
                meta\tquick\tfalse
                machine\tcores\t2
                version\tkcat\t1.7.1
                case\tproduce\tProduce lines\t1000\t100000
                target\tproduce\tratio\tkcat\t0.7\t1.0
                target\tproduce\trate\t\t400\t
                contender\tproduce\tkafkactl\t"$kafkactl" produce
                contender\tproduce\tkcat\tkcat -P
                sample\tproduce\tkafkactl\t1\t9.0\t1.0\t0.1
                sample\tproduce\tkcat\t1\t1.0\t1.0\t0.1
                sample\tproduce\tkafkactl\t2\t2.0\t3.0\t0.5
                sample\tproduce\tkcat\t2\t1.5\t1.0\t0.1
                sample\tproduce\tkafkactl\t3\t1.0\t5.0\t0.3
                sample\tproduce\tkcat\t3\t8.0\t1.0\t0.1
                """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertThat(results.get("v").asInt()).isEqualTo(1);
        JsonNode item = results.get("items").get(0);
        JsonNode ours = item.at("/contenders/kafkactl");
        assertThat(ours.get("samples")).hasSize(3);
        assertThat(ours.get("medianSeconds").asDouble()).isEqualTo(2.0);
        assertThat(ours.get("medianProcessorSeconds").asDouble()).isEqualTo(3.5);
        assertThat(ours.get("recordsPerSecond").asLong()).isEqualTo(500);
        assertThat(item.at("/contenders/kcat/ratio").asDouble()).isEqualTo(0.75);
        assertThat(item.at("/targets/0/verdict").asText()).isEqualTo("met");
        assertThat(item.at("/targets/1/found").asDouble()).isEqualTo(500);
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("| produce | against kcat | ≥ 0.70×, aim 1.00× | 0.75× | met |");
    }

    @Test
    void failsWhenATargetIsMissedOrAPeerIsAbsentOrAResultIsWrong() throws Exception {
        Shell.Outcome outcome = report("Report", """
                meta\tquick\tfalse
                case\tstart\tStart\t0\t0
                target\tstart\tseconds\t\t0.1\t
                contender\tstart\tkafkactl\t"$kafkactl" -V
                sample\tstart\tkafkactl\t1\t0.2\t0.1\t0.1
                case\tconsume\tConsume\t10\t0
                target\tconsume\tratio\tkcat\t1.5\t
                absent\tconsume\tkcat\tkcat is not installed
                contender\tconsume\tkafkactl\t"$kafkactl" consume
                sample\tconsume\tkafkactl\t1\t0.2\t0.1\t0.1
                case\tproduce\tProduce\t10\t0
                target\tproduce\trate\t\t1\t
                contender\tproduce\tkafkactl\t"$kafkactl" produce
                sample\tproduce\tkafkactl\t1\t0.2\t0.1\t0.1
                wrong\tproduce\tend offsets: 9 instead of 10
                """);
        assertThat(outcome.exitCode()).isEqualTo(1);
        JsonNode items = new ObjectMapper()
                .readTree(folder.resolve("results.json").toFile())
                .get("items");
        assertThat(items.get(0).at("/targets/0/verdict").asText()).isEqualTo("missed");
        assertThat(items.get(1).at("/targets/0/verdict").asText()).isEqualTo("not measured");
        assertThat(items.get(2).at("/targets/0/verdict").asText()).isEqualTo("not measured");
        assertThat(items.get(2).at("/contenders/kafkactl/medianSeconds").isNull())
                .isTrue();
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("**kcat took no part**: kcat is not installed", "**No result**: end offsets");
    }

    @Test
    void tellsWhoLostRecordsAndSaidNothingOfIt() throws Exception {
        String peerIsSilent = """
                meta\tstarted\t2026-11-21T10:00:00Z
                machine\tcores\t2
                version\tkcat\t1.7.1
                loss\tkafkactl\toversize\t1001\t1\t0\t1
                loss\tkcat\toversize\t1001\t1\t2\t0
                """;
        assertThat(report("LossReport", peerIsSilent).exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("| | given | kafkactl | kcat |")
                .contains("| oversize | 1,001 | 1; exit 1 | **1, 2 twice; exit 0** |");
        JsonNode results =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertThat(results.get("kind").asText()).isEqualTo("LossResults");
        assertThat(results.at("/items/1/missing").asInt()).isEqualTo(1);
        assertThat(results.at("/machine/cores").asInt()).isEqualTo(2);

        assertThat(report("LossReport", "loss\tkafkactl\toversize\t9\t1\t0\t0\n")
                        .exitCode())
                .isEqualTo(1);
        assertThat(report("LossReport", "absent\tkcat\tkcat is not installed\n").exitCode())
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("results.md")))
                .contains("**kcat took no part**: kcat is not installed");
    }

    @Test
    void theScriptThatCountsLossesRefusesWhatItDoesNotKnow() throws Exception {
        for (String wrong : List.of("--records=0", "--nonesuch", "--out")) {
            assertThat(run("loss.sh", (Object[]) wrong.split("=")).exitCode())
                    .as(wrong)
                    .isEqualTo(2);
        }
    }

    private static Shell.Outcome run(String script, Object... arguments) throws Exception {
        Object[] command = Stream.concat(Stream.of(BENCH.resolve(script)), Stream.of(arguments))
                .toArray();
        return Shell.bare().env("PATH", PATH).run(command);
    }

    private Shell.Outcome report(String program, String notes) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("notes.tsv"), notes);
        return Shell.bare()
                .run(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        program,
                        file,
                        folder.resolve("results.json"),
                        folder.resolve("results.md"));
    }
}
