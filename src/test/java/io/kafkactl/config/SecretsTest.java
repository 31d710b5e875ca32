package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "sasl.password";

    @TempDir
    Path folder;

    private Secrets secrets(String... variables) {
        return new Secrets(
                variables.length == 0
                        ? Map.of("HOME", folder.toString())
                        : Map.of("HOME", folder.toString(), variables[0], variables[1]));
    }

    private KafkactlException refusal(String value, String... variables) {
        KafkactlException refusal = catchThrowableOfType(
                KafkactlException.class, () -> secrets(variables).fetch(KEY, value));
        assertThat(refusal).as("refusal of %s", value).isNotNull();
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(refusal.hint()).isPresent();
        return refusal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "", "environment", "file:///run/token", "a env:NAME", "exec", "ENV:NAME"})
    void leavesWhatIsNoReference(String value) {
        assertThat(secrets().fetch(KEY, value)).isEqualTo(value);
    }

    @Test
    void readsAVariable() {
        assertThat(secrets("PASSWORD", "env:hunter2").fetch(KEY, "env:PASSWORD"))
                .isEqualTo("env:hunter2");
    }

    @Test
    void readsAFileWithoutTheLineBreakAtItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "-----BEGIN\nabc\n-----END\r\n\n");
        Files.writeString(folder.resolve("p"), " hunter2 \n");

        assertThat(secrets().fetch(KEY, "file:" + file)).isEqualTo("-----BEGIN\nabc\n-----END");
        assertThat(secrets().fetch(KEY, "file:~/p")).isEqualTo(" hunter2 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec:[echo, hunter2] | hunter2",
                "exec:[\"printf\", \"%s\\nuser: me\\n\", \"hun ter\"] | hun ter",
                "exec:[printf, '%s\\n', '-----BEGIN', abc] | -----BEGIN\\nabc",
                "exec:[sh, -c, 'cat; echo no input'] | no input"
            })
    void runsAProgramAndTakesItsFirstLineOrAWholeKey(String value, String secret) {
        assertThat(secrets().fetch(KEY, value.strip())).isEqualTo(secret.strip().replace("\\n", "\n"));
    }

    @Test
    void runsAProgramOnce() {
        Path trace = folder.resolve("trace");
        Secrets secrets = secrets();
        String value = "exec:[sh, -c, 'echo x >> " + trace + "; echo hunter2']";

        assertThat(secrets.fetch(KEY, value)).isEqualTo(secrets.fetch("other", value));
        assertThat(trace).hasContent("x");
    }

    @Test
    void noShellReadsTheArguments() {
        assertThat(secrets().fetch(KEY, "exec:[echo, '$HOME; rm -rf *']")).isEqualTo("$HOME; rm -rf *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env:NOT_THERE | no secret for sasl.password from env:NOT_THERE: the variable NOT_THERE is not set",
                "file:/not/there | no secret for sasl.password from file:/not/there: there is no such file",
                "file:/ | no secret for sasl.password from file:/: it cannot be read: IOException",
                "exec:[/not/there, hunter2] | no secret for sasl.password from exec:[/not/there, …]: the program cannot be started",
                "exec:[sh, -c, 'echo hunter2; echo hunter2 >&2; exit 3'] | no secret for sasl.password from exec:[sh, …]: it ended with exit code 3",
                "exec:[true] | no secret for sasl.password from exec:[true]: there is nothing in it",
                "env: | property sasl.password: env: must be followed by the name of a variable",
                "env:a-b | property sasl.password: env: must be followed by the name of a variable",
                "file: | property sasl.password: file: must be followed by a path",
                "exec:pass hunter2 | property sasl.password: exec: must be followed by a list, the program first",
                "exec:[] | property sasl.password: exec: must be followed by a list, the program first",
                "exec:[pass | property sasl.password: exec: must be followed by a list, the program first"
            })
    void namesTheReferenceThatYieldsNothing(String value, String message) {
        KafkactlException refusal = refusal(value.strip());

        assertThat(refusal.message()).isEqualTo(message.strip());
        assertThat(refusal.message() + refusal.hint()).doesNotContain("hunter2");
    }

    @Test
    void anEmptyVariableIsNoSecret() {
        assertThat(refusal("env:EMPTY", "EMPTY", "").message()).endsWith("from env:EMPTY: there is nothing in it");
    }

    @Test
    void aProgramThatHangsIsEnded() {
        assertThat(catchThrowableOfType(
                        IOException.class,
                        () -> new SecretProgram(List.of("sleep", "600"), Duration.ofMillis(50)).run()))
                .hasMessage("it did not end within 0 s");
    }

    @Test
    void whatWasFetchedIsHiddenEverywhere() {
        secrets("PASSWORD", "correct horse battery").fetch(KEY, "env:PASSWORD");

        assertThat(Masking.hide("login of correct horse battery failed")).isEqualTo("login of **** failed");
    }
}
