package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxStoreTest {
    private static final SandboxState STATE = new SandboxState(
            1,
            "trio",
            "gELBHDOlT0aYL_3V1Ooh6g",
            true,
            "/tmp/somewhere",
            List.of(
                    new BrokerState(1, 20_001, 20_002, new ProcessIdentity(4711, 1_700_000_000_123L)),
                    new BrokerState(2, 20_003, 20_004, null)),
            new RegistryState(20_005, 20_006, new ProcessIdentity(4712, 1_700_000_000_456L)));

    @TempDir
    Path root;

    private SandboxStore store = new SandboxStore(Path.of("unset"));

    @BeforeEach
    void open() {
        store = new SandboxStore(root.resolve("not/there/yet"));
    }

    @Test
    void readsWhatItWrote() {
        store.write(STATE);
        assertThat(store.read("trio")).contains(STATE);
        assertThat(store.names()).containsExactly("trio");
    }

    @Test
    void leavesNoDraftBehind() throws IOException {
        store.write(STATE);
        store.write(STATE.withBroker(STATE.broker(1).withProcess(null)));
        try (var files = Files.list(store.folder("trio"))) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("sandbox.json");
        }
    }

    @Test
    void describesAContextOfTheSandboxesName() throws IOException {
        store.writeContext(STATE);
        assertThat(store.folder("trio").resolve("context.yaml")).hasContent("""
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  trio:
                    bootstrapServers: 127.0.0.1:20001,127.0.0.1:20003
                    schemaRegistry: http://127.0.0.1:20005/apis/ccompat/v7
                """);
    }

    @Test
    void describesNoRegistryWhereThereIsNone() {
        store.writeContext(STATE.withRegistry(null));
        assertThat(store.folder("trio").resolve("context.yaml")).content().doesNotContain("schemaRegistry");
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(store.read("trio")).isEmpty();
        assertThat(store.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"version\":2}", "{\"version\":1,\"pid\":3}"})
    void namesTheFileItCannotRead(String text) throws IOException {
        Path file = store.folder("trio").resolve("sandbox.json");
        Files.createDirectories(store.folder("trio"));
        Files.writeString(file, text);
        assertThatThrownBy(() -> store.read("trio"))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILURE))
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "A", "-a", "a b", "a.b", "ü"})
    void refusesNamesThatAreNoFolders(String name) {
        assertThatThrownBy(() -> SandboxStore.requireName(name))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT));
    }
}
