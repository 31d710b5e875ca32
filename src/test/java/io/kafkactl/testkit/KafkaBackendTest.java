package io.kafkactl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of what brokers run on, and the scripts that make it possible. */
class KafkaBackendTest {
    @Test
    void isCalledByItsName() {
        assertThat(KafkaBackend.named("process")).isEqualTo(KafkaBackend.PROCESS);
        assertThat(KafkaBackend.named("testcontainers")).isEqualTo(KafkaBackend.TESTCONTAINERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "PROCESS", " "})
    void nothingElseIsTakenForIt(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaBackend.named(name))
                .withMessageContaining("-Dkafka.fixture=" + name + " is neither process nor testcontainers");
    }

    @Test
    void scriptsPassShellcheck() throws Exception {
        for (String script : List.of(".ci/run", "src/test/docker/image.sh", "src/test/docker/run")) {
            Shell shell = Shell.bare().env("PATH", "/usr/local/bin:/usr/bin:/bin");
            Path file = Path.of(script);
            Shell.Outcome outcome =
                    Shell.has("shellcheck") ? shell.run("shellcheck", "-x", file) : shell.run("bash", "-n", file);
            assertThat(outcome.out() + outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
        }
    }
}
