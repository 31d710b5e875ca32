package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool, started as a user starts it. */
class LauncherIT {
    private static final Path DISTRIBUTION = Path.of("target/kafkactl").toAbsolutePath();
    private static final Path LAUNCHER = DISTRIBUTION.resolve("bin/kafkactl");

    @TempDir
    Path folder;

    @Test
    void tellsVersionCommitAndJava() throws Exception {
        Shell.Outcome outcome = shell().run(LAUNCHER, "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("^kafkactl \\S+ \\(commit ([0-9a-f]{7,}|unknown)\\)\n")
                .contains("Java " + Runtime.version());
    }

    @Test
    void followsSymbolicLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), LAUNCHER);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), absolute.getFileName());
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked folder"), DISTRIBUTION);
        for (Path launcher : List.of(absolute, relative, linkedFolder.resolve("bin/kafkactl"))) {
            assertThat(shell().run(launcher, "--version").out()).startsWith("kafkactl ");
        }
        assertThat(shell().run("/bin/sh", "-c", "cd '" + folder + "' && sh relative --version")
                        .out())
                .startsWith("kafkactl ");
        for (Path link : List.of(absolute, relative, linkedFolder)) {
            Files.delete(link);
        }
    }

    @Test
    void worksInAFolderWhoseNameHasSpaces() throws Exception {
        Path copy = folder.resolve("a tool  of mine");
        copyWithoutSandbox(copy);
        assertThat(shell().run(copy.resolve("bin/kafkactl"), "--version").out()).startsWith("kafkactl ");
    }

    @Test
    void handsTheExitCodeOn() throws Exception {
        Shell.Outcome outcome = shell().run(LAUNCHER, "no-such-command");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("no-such-command").doesNotContain("\tat ");
    }

    @Test
    void keepsArgumentsIntactInTheCLocale() throws Exception {
        for (String variable : List.of("LC_ALL", "LANG", "OTHER")) {
            Shell.Outcome outcome = shell().env(variable, "C")
                    .run("/bin/sh", "-c", "exec '" + LAUNCHER + "' \"$(printf 'gr\\303\\274n')\"");
            assertThat(outcome.err()).contains("gr\u00fcn");
        }
    }

    @Test
    void shipsPicocliCompiledForJava17() throws Exception {
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib"))) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().startsWith("picocli-"))
                    .toList();
            assertThat(jars).hasSize(1);
            try (JarFile jar = new JarFile(jars.get(0).toFile())) {
                byte[] header = jar.getInputStream(jar.getJarEntry("picocli/CommandLine.class"))
                        .readNBytes(8);
                assertThat(header[7]).as("class file version of Java 17").isEqualTo((byte) 61);
            }
        }
    }

    private static Shell shell() {
        return Shell.bare().env("PATH", "/usr/bin:/bin").env("KAFKACTL_JAVA", System.getProperty("java.home"));
    }

    private static void copyWithoutSandbox(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            for (Path file : files.filter(f -> !f.startsWith(DISTRIBUTION.resolve("lib/sandbox"))
                            && !f.startsWith(DISTRIBUTION.resolve("lib/registry")))
                    .toList()) {
                Files.copy(
                        file,
                        target.resolve(DISTRIBUTION.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
