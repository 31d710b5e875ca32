package io.kafkactl.client.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCatalogueTest {
    private static final List<String> LINES = List.of("when", "exit", "message", "hint");

    @Test
    void theFileHasTheLinesOfEachCauseAndNoOthers() throws Exception {
        Properties file = new Properties();
        try (Reader in = new InputStreamReader(
                ErrorCatalogue.class.getResourceAsStream("errors.properties"), StandardCharsets.UTF_8)) {
            file.load(in);
        }

        assertThat(file.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorCause.values())
                        .flatMap(cause -> LINES.stream().map(line -> cause + "." + line))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyLineIsOneClauseThatCanFollowAnother(ErrorCause cause) {
        assertThat(ExitCode.valueOf(ErrorCatalogue.text(cause, "exit"))).isNotEqualTo(ExitCode.OK);
        for (String line : List.of("when", "message", "hint")) {
            assertThat(ErrorCatalogue.text(cause, line))
                    .isNotBlank()
                    .isEqualTo(ErrorCatalogue.text(cause, line).strip())
                    .doesNotEndWith(".")
                    .doesNotContain("\n", "  ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void noHintSuggestsToCheckLess(ErrorCause cause) {
        Stream.of("message", "hint")
                .map(line -> ErrorCatalogue.text(cause, line))
                .forEach(text -> assertThat(text)
                        .doesNotContainIgnoringCase("identification")
                        .doesNotContainIgnoringCase("trust all")
                        .doesNotContainIgnoringCase("insecure")
                        .doesNotContainIgnoringCase("disable")
                        .doesNotContainIgnoringCase("switch off"));
    }

    @Test
    void placesAreFilledInAsTheyAreGiven() {
        Explanation explained = ErrorCatalogue.explain(
                ErrorCause.CONNECTION_TIMED_OUT, Map.of("address", "b1:9092", "reason", "a $1 \\ {reason}"));

        assertThat(explained.message()).isEqualTo("no connection to b1:9092: a $1 \\ {reason}");
        assertThat(explained.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void aPlaceThatStaysEmptyIsAMistake() {
        assertThatThrownBy(() -> ErrorCatalogue.explain(ErrorCause.CONNECTION_REFUSED, Map.of()))
                .hasMessageContaining("{address}");
    }
}
