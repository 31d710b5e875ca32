package io.kafkactl.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Pdist package} makes, on machines that have no Java. */
@WithKafka
class PackagesIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final long LARGEST = 90_000_000;

    @TempDir
    Path folder;

    @Test
    void theArchiveIsSmallEnoughAndRunsWithoutAJavaOfTheMachine(KafkaFixture kafka) throws Exception {
        Path archive = built("-linux-", ".tar.gz");
        assertThat(Files.size(archive)).isLessThan(LARGEST);
        Path home = unpack(archive, folder.resolve("a folder"));

        assertRuns(home.resolve("bin/kafkactl"), home, kafka);
    }

    @Test
    void theArchiveSurvivesAMoveALinkAndAFolderThatCannotBeWritten(KafkaFixture kafka) throws Exception {
        Path unpacked = unpack(built("-linux-", ".tar.gz"), folder.resolve("first"));
        Path home = Files.move(unpacked, folder.resolve("moved elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("kafkactl"), home.resolve("bin/kafkactl"));
        assertThat(shell().run("chmod", "-R", "a-w", home).exitCode()).isZero();
        try {
            assertRuns(link, home, kafka);
        } finally {
            shell().run("chmod", "-R", "u+w", home);
            Files.delete(link);
        }
    }

    @Test
    void anotherJavaRunsTheToolWithoutTheCacheAndWithoutAWord() throws Exception {
        Path home = unpack(built("-linux-", ".tar.gz"), folder);
        Shell.Outcome outcome = shell().env("KAFKACTL_JAVA", System.getProperty("java.home"))
                .run(home.resolve("bin/kafkactl"), "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("Java " + Runtime.version());
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void thePlainArchiveBringsNoCacheOfTheJavaThatBuiltIt() throws Exception {
        Path sandbox = built("-sandbox", ".tar.gz");
        Path plain = TARGET.resolve(sandbox.getFileName().toString().replace("-sandbox", ""));
        try (Stream<Path> libraries = Files.list(unpack(plain, folder).resolve("lib"))) {
            assertThat(libraries.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("kafka-clients-"))
                    .noneMatch(name -> name.startsWith("start-up"));
        }
    }

    @Test
    void theChecksumsAreThoseOfThePackages() throws Exception {
        Path sums = built("", ".sha256");
        Shell.Outcome outcome = shell().run("sh", "-c", "cd '" + TARGET + "' && sha256sum -c '" + sums + "'");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        ".deb: OK",
                        "-sbom.json: OK",
                        built("-linux-", ".tar.gz").getFileName() + ": OK");
    }

    @Test
    void theBillOfMaterialsNamesEachLibrary() throws Exception {
        JsonNode bill = new ObjectMapper().readTree(built("-sbom", ".json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        List<String> named = bill.path("components").findValuesAsText("purl");
        try (Stream<Path> jars = Files.list(TARGET.resolve("kafkactl/lib"))) {
            for (String jar : jars.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("kafkactl-"))
                    .toList()) {
                String library = jar.replaceFirst("-(\\d[^/]*|jre)\\.jar$", "");
                assertThat(named).as(jar).anyMatch(purl -> purl.contains("/" + library + "@"));
            }
        }
    }

    @Test
    void theDebianPackageIsInstalledUsedAndRemovedOnACleanDebian(KafkaFixture kafka) throws Exception {
        Path debian = built("-linux-", ".deb");
        boolean can = "root".equals(System.getProperty("user.name")) && Shell.has("debootstrap");
        if (!can) {
            System.err.println("NOT TESTED: the Debian package; that needs root and debootstrap");
        }
        assumeTrue(can, "the Debian package is tried as root, with debootstrap");
        Path log = folder.resolve("debian.log");
        Process trial = new ProcessBuilder(
                        "sh",
                        "src/dist/try-debian.sh",
                        debian.toString(),
                        TARGET.resolve("debian").toString(),
                        kafka.bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(trial.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(trial.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log).content().contains("Setting up kafkactl", "\"kind\" : \"TopicList\"", "Removing kafkactl");
    }

    /** Says the version, knows the cluster's topics, and takes its classes from the cache. */
    private void assertRuns(Path launcher, Path home, KafkaFixture kafka) throws Exception {
        Shell.Outcome version = shell().run(launcher, "--version");
        assertThat(version.err()).isEmpty();
        assertThat(version.out()).containsPattern("Java (2[5-9]|[3-9]\\d)");
        assertThat(home.resolve("runtime/bin/java").toFile()).exists();
        Path log = folder.resolve("classes.log");
        Shell.Outcome list = shell().env("KAFKACTL_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run(launcher, "-b", kafka.bootstrapServers(), "topic", "list");
        assertThat(list.err()).isEmpty();
        assertThat(list.exitCode()).isZero();
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("source: file:")))
                .hasSizeLessThan(30);
    }

    private static Shell shell() {
        return Shell.bare().env("PATH", "/usr/bin:/bin").env("JAVA_HOME", "/nonexistent");
    }

    private static Path unpack(Path archive, Path folder) throws Exception {
        Files.createDirectories(folder);
        Shell.Outcome outcome = shell().run("tar", "xzf", archive, "-C", folder);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path built(String part, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            Path found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith("kafkactl-") && name.contains(part) && name.endsWith(suffix);
                    })
                    .findFirst()
                    .orElse(null);
            assumeTrue(found != null, "the packages are built by mvn -Pdist package");
            return found;
        }
    }
}
