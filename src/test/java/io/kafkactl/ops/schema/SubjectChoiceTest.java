package io.kafkactl.ops.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectChoiceTest {
    @ParameterizedTest
    @CsvSource({
        "orders-value@3, orders-value, 3",
        "a@b@12, a@b, 12",
        "a@1@2, a@1, 2",
        "orders@007, orders, 7",
        ":.staging:orders@1, :.staging:orders, 1"
    })
    void takesTheLastAtBeforeDigits(String text, String subject, int version) {
        assertThat(SubjectChoice.parse(text)).isEqualTo(new SubjectChoice(subject, OptionalInt.of(version), true));
        assertThat(SubjectChoice.parse(text).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "a@b", "@3", "a@", "a@v1", "a@3 ", "a@-1"})
    void leavesOtherNamesWhole(String text) {
        assertThat(SubjectChoice.parse(text)).isEqualTo(new SubjectChoice(text, OptionalInt.empty(), false));
    }

    @Test
    void latestIsAVersion() {
        assertThat(SubjectChoice.parse("a@latest")).isEqualTo(new SubjectChoice("a", OptionalInt.empty(), true));
        assertThat(SubjectChoice.parse("a@latest")).hasToString("a@latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "99999999999", "x", "-1", ""})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> SubjectChoice.version(text))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT));
    }
}
