package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
    @ParameterizedTest
    @CsvSource({
        "a\\nb, 610a62",
        "\\t\\r\\e\\0\\\\, 090d1b005c",
        "\\x00\\xfF\\x41, 00ff41",
        "é😀, c3a9f09f9880",
        "\\\\n, 5c6e",
        "😀\\n😀, f09f98800af09f9880",
        "'', ''",
    })
    void eachEscapeIsOneByte(String text, String hex) {
        assertThat(HexFormat.of().formatHex(Escapes.bytes(text).array())).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\   | '\\' at the end stands for nothing; write it twice",
                "\\q   | unknown escape '\\q'; there are \\n \\t \\r \\e \\0 \\\\ \\xNN",
                "\\x   | '\\x' is not \\x and two hexadecimal digits",
                "\\x4  | '\\x4' is not \\x and two hexadecimal digits",
                "\\x4g | '\\x4g' is not \\x and two hexadecimal digits",
                "\\n\\ | '\\' at the end stands for nothing; write it twice",
            },
            quoteCharacter = '\0')
    void anEscapeThatStandsForNothingIsNamed(String text, String complaint) {
        assertThatThrownBy(() -> Escapes.bytes(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(complaint);
    }
}
