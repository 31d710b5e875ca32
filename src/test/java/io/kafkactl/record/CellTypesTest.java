package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTypesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "+7, 7, false",
        "-07, -7, false",
        "9223372036854775807, 9223372036854775807, false",
        "9223372036854775808, 9223372036854775808, true",
        "-9223372036854775808, -9223372036854775808, false",
        "-9223372036854775809, -9223372036854775809, true",
    })
    void wholeNumbersOfAnyLength(String text, String json, boolean large) throws SchemaMismatch {
        assertThat(CellTypes.whole(text, "long")).hasToString(json);
        assertThat(CellTypes.whole(text, "long").isBigInteger()).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "1e3", "a", " 1", "+", "--1"})
    void whatIsNoWholeNumberIsNamed(String text) {
        assertThatThrownBy(() -> CellTypes.whole(text, "long"))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessage("'" + text + "' is no long");
    }

    @Test
    void numbersMayHaveDecimals() throws SchemaMismatch {
        assertThat(CellTypes.number("-1.50", "double").decimalValue()).isEqualByComparingTo("-1.5");
        assertThat(CellTypes.number("1e3", "double").decimalValue()).isEqualByComparingTo("1000");
        assertThatThrownBy(() -> CellTypes.number("1,5", "double"))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessage("'1,5' is no double");
    }

    @Test
    void truthIsWrittenInAnyCase() throws SchemaMismatch {
        assertThat(CellTypes.bool("TRUE").booleanValue()).isTrue();
        assertThat(CellTypes.bool("False").isBoolean()).isTrue();
        assertThat(CellTypes.bool("False").booleanValue()).isFalse();
        assertThatThrownBy(() -> CellTypes.bool("1"))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessage("'1' is neither true nor false");
        assertThat(CellTypes.text("true")).hasToString("\"true\"");
    }
}
