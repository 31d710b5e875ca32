package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxesTest {
    private static final long HOUR = 3_600_000L;

    @TempDir
    Path root;

    private final Process process = start();

    private Sandboxes sandboxes = new Sandboxes(Path.of("unset"), new Cancellation());

    @BeforeEach
    void open() {
        sandboxes = new Sandboxes(root, new Cancellation());
    }

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void endsTheProcessItRemembers() {
        remember(identity(0));
        assertThat(sandboxes.status("mine").condition()).isEqualTo(SandboxStatus.Condition.RUNNING);

        sandboxes.stop("mine", false);

        // Ended, but a zombie until this JVM has reaped it.
        Await.until("the process is reaped", () -> !process.isAlive());
        assertThat(sandboxes.status("mine").condition()).isEqualTo(SandboxStatus.Condition.STOPPED);
    }

    @Test
    void leavesAProcessAloneThatGotThePidLater() {
        remember(identity(-HOUR));
        assertThat(sandboxes.status("mine").condition()).isEqualTo(SandboxStatus.Condition.STOPPED);

        sandboxes.stop("mine", false);
        sandboxes.stop("mine", true);

        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void deletesOnlyWhatASandboxIsMadeOf() throws IOException {
        Path folder = remember(identity(-HOUR));
        Files.createDirectories(folder.resolve("broker-1/data"));
        Files.writeString(folder.resolve("broker-1/data/segment.log"), "x");
        Files.writeString(folder.resolve("notes.txt"), "mine");

        sandboxes.stop("mine", true);

        assertThat(folder.resolve("broker-1")).doesNotExist();
        assertThat(folder.resolve("notes.txt")).exists();
        assertThat(sandboxes.list()).isEmpty();
    }

    @Test
    void leavesNothingOfADeletedSandbox() {
        remember(identity(0));
        sandboxes.stop("mine", true);
        assertThat(root).doesNotExist();
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        remember(identity(0));
        assertThatThrownBy(() -> sandboxes.stop("min", false)).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(e.hint()).contains("did you mean 'mine'?");
        });
    }

    @Test
    void saysWhereTheBrokersJarsComeFrom() {
        assertThatThrownBy(() -> sandboxes.start(SandboxSpec.of("mine", root)))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
                    assertThat(e).hasMessageContaining(root.toString());
                });
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void saysWhereTheRegistryComesFromAndStartsNothing() throws IOException {
        Path library = Files.createDirectories(root.resolve("lib/sandbox"));
        Files.createFile(library.resolve("kafka_2.13-0.jar"));
        sandboxes = new Sandboxes(root.resolve("state"), new Cancellation());
        assertThatThrownBy(() -> sandboxes.start(SandboxSpec.of("mine", library).withRegistry(true)))
                .isInstanceOfSatisfying(KafkactlException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
                    assertThat(e)
                            .hasMessageContaining(root.resolve("lib/registry").toString());
                    assertThat(e.hint())
                            .contains("unpack the registry add-on archive over the installation of kafkactl");
                });
        assertThat(sandboxes.list()).isEmpty();
    }

    @Test
    void countsTheRegistryAmongWhatRuns() {
        remember(identity(0), new RegistryState(20_005, 20_006, identity(-HOUR)));
        assertThat(sandboxes.status("mine").condition()).isEqualTo(SandboxStatus.Condition.PARTIAL);
        remember(identity(-HOUR), new RegistryState(20_005, 20_006, identity(0)));
        assertThat(sandboxes.status("mine"))
                .returns(SandboxStatus.Condition.PARTIAL, SandboxStatus::condition)
                .returns("http://127.0.0.1:20005/apis/ccompat/v7", SandboxStatus::schemaRegistry);

        sandboxes.stop("mine", false);

        Await.until("the registry's process is reaped", () -> !process.isAlive());
        assertThat(sandboxes.status("mine").condition()).isEqualTo(SandboxStatus.Condition.STOPPED);
    }

    @Test
    void livesInTheStateFolderOfTheUser() {
        assertThat(Sandboxes.rootOf(Map.of("XDG_STATE_HOME", "/state", "HOME", "/home/u")))
                .isEqualTo(Path.of("/state/kafkactl/sandbox"));
        assertThat(Sandboxes.rootOf(Map.of("XDG_STATE_HOME", "relative", "HOME", "/home/u")))
                .isEqualTo(Path.of("/home/u/.local/state/kafkactl/sandbox"));
    }

    private ProcessIdentity identity(long startedLaterMillis) {
        ProcessIdentity real = ProcessIdentity.of(process.toHandle());
        return new ProcessIdentity(real.pid(), real.startedAtMillis() + startedLaterMillis);
    }

    private Path remember(ProcessIdentity identity) {
        return remember(identity, null);
    }

    private Path remember(ProcessIdentity identity, @Nullable RegistryState registry) {
        SandboxStore store = new SandboxStore(root);
        Path folder = store.folder("mine");
        store.write(new SandboxState(
                1,
                "mine",
                "cluster",
                false,
                folder.toString(),
                List.of(new BrokerState(1, 20_001, 20_002, identity)),
                registry));
        return folder;
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
