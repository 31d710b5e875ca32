package io.kafkactl.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @Test
    void numbersAreThoseThatScriptsBranchOn() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 130, 143);
    }

    @Test
    void everyCodeSaysInOneLineWhatItMeans() {
        assertThat(ExitCode.values())
                .extracting(ExitCode::meaning)
                .allMatch(meaning -> meaning.endsWith(".") && meaning.lines().count() == 1)
                .doesNotHaveDuplicates();
    }

    @Test
    void itemsThatAllEndedAlikeKeepTheirCode() {
        assertThat(ExitCode.ofItems(List.of(ExitCode.NOT_FOUND))).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ExitCode.ofItems(List.of(ExitCode.DENIED, ExitCode.DENIED))).isEqualTo(ExitCode.DENIED);
        assertThat(ExitCode.ofItems(List.of(ExitCode.OK, ExitCode.OK))).isEqualTo(ExitCode.OK);
    }

    @Test
    void itemsThatEndedDifferentlyAreAFailure() {
        assertThat(ExitCode.ofItems(List.of(ExitCode.OK, ExitCode.NOT_FOUND))).isEqualTo(ExitCode.FAILURE);
        assertThat(ExitCode.ofItems(List.of(ExitCode.REFUSED, ExitCode.NOT_FOUND)))
                .isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void noItemsAreNoFailure() {
        assertThat(ExitCode.ofItems(List.of())).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "INTERRUPTED, REFUSED",
        "TERMINATED, REFUSED",
        "REFUSED, DENIED",
        "DENIED, UNREACHABLE",
        "UNREACHABLE, FAILURE",
        "FAILURE, CONDITION",
        "CONDITION, OK",
        "INTERRUPTED, CONDITION"
    })
    void theStrongerOfTwoWinsInEitherOrder(ExitCode stronger, ExitCode weaker) {
        assertThat(ExitCode.strongest(stronger, weaker)).isEqualTo(stronger);
        assertThat(ExitCode.strongest(weaker, stronger)).isEqualTo(stronger);
        assertThat(ExitCode.strongest(weaker, weaker)).isEqualTo(weaker);
    }
}
