package io.kafkactl.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.KafkactlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @Test
    void controlCharactersAreShownAndNotObeyed() {
        assertThat(SafeText.oneLine("a\n\r\tb")).isEqualTo("a\\n\\r\\tb");
        assertThat(SafeText.oneLine("\u001b[2K\u0000\u007f\u009b1A")).isEqualTo("\\u001b[2K\\u0000\\u007f\\u009b1A");
    }

    /** Line separators break a row, and marks of direction make a name read as another. */
    @ParameterizedTest
    @CsvSource({
        "'\u2028',\\u2028",
        "'\u2029',\\u2029",
        "'\u202e',\\u202e",
        "'\u2066',\\u2066",
        "'\u200b',\\u200b",
        "'\ufeff',\\ufeff"
    })
    void invisibleCharactersAreShown(String character, String shown) {
        assertThat(SafeText.oneLine("x" + character + "y")).isEqualTo("x" + shown + "y");
    }

    @Test
    void textOfAnyScriptStaysAsItIs() {
        assertThat(SafeText.oneLine("Grüße 你好 😀 שלום")).isEqualTo("Grüße 你好 😀 שלום");
        assertThat(SafeText.oneLine("")).isEmpty();
    }

    @Test
    void anErrorStaysOneLineWhateverItQuotes() {
        KafkactlException failure = KafkactlException.notFound("X", "topic 'a\u001b[1A\nerror: b' is gone", "look");

        assertThat(ErrorLine.text(failure, Theme.PLAIN))
                .isEqualTo("error: topic 'a\\u001b[1A\\nerror: b' is gone\nhint: look");
        assertThat(ErrorLine.json(failure))
                .isEqualTo(
                        "{\"error\":\"X\",\"message\":\"topic 'a\\u001B[1A\\nerror: b' is gone\",\"hint\":\"look\"}");
    }
}
