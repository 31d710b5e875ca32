package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerJavaTest {
    @TempDir
    Path home;

    private Path library = Path.of("unset");

    @BeforeEach
    void makeLibrary() throws IOException {
        library = Files.createDirectory(home.resolve("lib"));
        Files.copy(Path.of("src/main/scripts/find-java.sh"), library.resolve("find-java.sh"));
    }

    @Test
    void findsOneThatIsNewEnough() {
        assertThat(NewerJava.find(library, 17)).isExecutable();
    }

    @Test
    void looksIntoTheInstallationAsTheLauncherDoes() throws IOException {
        Path java = home.resolve("runtime/bin/java");
        Files.createDirectories(home.resolve("runtime/bin"));
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"99.0.1\"\n");

        assertThat(NewerJava.find(library, 98)).isEqualTo(java);
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() {
        assertThatThrownBy(() -> NewerJava.find(library, 1_000)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(e).hasMessageContaining("no Java 1000 or newer").hasMessageContaining("/usr/lib/jvm");
            assertThat(e.hint()).contains("install one, or set KAFKACTL_JAVA to its 'java'");
        });
    }

    @Test
    void saysSoWhenTheSearchIsNotInstalled() throws IOException {
        Files.delete(library.resolve("find-java.sh"));
        assertThatThrownBy(() -> NewerJava.find(library, 17))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
                .hasMessageContaining("find-java.sh to look for a Java 17");
    }
}
