package io.kafkactl.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextsTextTest {
    private static final Context ADDED = Context.of("dev", "localhost:9092");

    @TempDir
    Path folder;

    private String added(String before) throws IOException {
        Path file = folder.resolve("contexts.yaml");
        Files.writeString(file, before);
        return ContextsText.with(file, ADDED);
    }

    @Test
    void keepsCommentsOrderAndIndentationOfWhatIsThere() throws IOException {
        String before = """
                # mine
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts: # all of them
                    prod:   # careful
                        bootstrapServers: p:1

                # the end
                """;

        assertThat(added(before)).isEqualTo("""
                        # mine
                        apiVersion: kafkactl/v1
                        kind: Contexts
                        contexts: # all of them
                            prod:   # careful
                                bootstrapServers: p:1
                            dev:
                                bootstrapServers: localhost:9092

                        # the end
                        """);
    }

    @Test
    void addsBetweenContextsAndWhatFollows() throws IOException {
        assertThat(added("contexts: {}\napiVersion: kafkactl/v1\nkind: Contexts"))
                .isEqualTo("""
                        contexts:
                          dev:
                            bootstrapServers: localhost:9092
                        apiVersion: kafkactl/v1
                        kind: Contexts
                        """);
    }

    @Test
    void refusesALayoutItCannotExtendInsteadOfRewritingIt() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() ->
                        added("apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {p: {bootstrapServers: 'p:1'}}\n"))
                .matches(e -> e.exitCode() == ExitCode.REFUSED)
                .withMessageContaining("without touching other lines");
    }

    @Test
    void oddValuesSurvive() {
        Path file = folder.resolve("new.yaml");
        Map<String, String> properties = Map.of(
                "sasl.jaas.config", "org.x required password=\"a\\b: # 'c'\";",
                "flag", "true",
                "number", "0123",
                "nothing", "",
                "unicode", "Ω\n\t",
                "null", "null");
        Context odd = new Context(
                "odd",
                "127.0.0.1:9092",
                properties,
                List.of(),
                true,
                true,
                true,
                HouseRules.DEFAULT,
                DlqSettings.DEFAULT,
                null);

        assertThat(ContextsFile.parse(file, ContextsText.with(file, odd)).contexts())
                .containsExactlyEntriesOf(Map.of("odd", odd));
    }

    private static final String TWO = """
            apiVersion: kafkactl/v1
            kind: Contexts
            contexts:
              # the first
              one:
                bootstrapServers: o:1
                properties:
                  two: "two:"

              # the second
              two:
                bootstrapServers: t:1
            # the end
            """;

    @Test
    void takesOutOneContextAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("contexts.yaml"), TWO);

        assertThat(ContextsText.without(file, "one")).isEqualTo("""
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  # the first

                  # the second
                  two:
                    bootstrapServers: t:1
                # the end
                """);
        assertThat(ContextsText.without(file, "two")).endsWith("""
                      two: "two:"

                  # the second
                # the end
                """);
    }

    @Test
    void takesOutTheOnlyOne() throws IOException {
        Path file = folder.resolve("contexts.yaml");
        Files.writeString(file, ContextsText.with(file, ADDED));

        assertThat(ContextsText.without(file, "dev")).isEqualTo("apiVersion: kafkactl/v1\nkind: Contexts\ncontexts:\n");
    }

    @Test
    void replacesOneAndAddsAnotherInOneStep() throws IOException {
        Path file = Files.writeString(folder.resolve("contexts.yaml"), TWO);

        String text = ContextsText.with(file, List.of(Context.of("one", "new:1"), Context.of("three", "3:1")), true);

        assertThat(ContextsFile.parse(file, text).contexts())
                .containsOnlyKeys("one", "two", "three")
                .hasEntrySatisfying("one", one -> assertThat(one).isEqualTo(Context.of("one", "new:1")));
        assertThat(text).contains("# the first", "# the second", "# the end");
    }

    @Test
    void refusesToTakeOneOutOfALayoutItCannotRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {p: {bootstrapServers: 'p:1'}}\n");

        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> ContextsText.without(file, "p"))
                .matches(e -> e.exitCode() == ExitCode.REFUSED)
                .withMessageContaining("cannot remove context 'p' from");
    }
}
