package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.JsonLinesReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonArrayInputTest {
    @Test
    void itemsAreRecordsAsJsonLinesAre() throws IOException {
        assertThat(outcomes("[]")).isEmpty();
        assertThat(outcomes("""
                [ {"value":"a","key":"k"}, {"value":null},
                  {"value":"é\\u0000\\ud83d\\ude00 {[","headers":[{"name":"h","value":{"base64":"/w=="}}]}
                ]
                """)).containsExactly("\"k\"=\"a\"", "null=null", "null=\"é\u0000😀 {[\"");
    }

    @Test
    void anItemThatIsNoRecordIsToldWithItsLineAndTheNextIsRead() throws IOException {
        assertThat(outcomes("""
                [{"value":"a"},
                 {"vlue":"b"}, 7, ["x", {}],
                 {"value":"\\ud800"}, {"value":1.50},
                 {"value":"c"}]
                """))
                .containsExactly(
                        "null=\"a\"",
                        "2: unknown field 'vlue' (it begins at line 2)",
                        "3: it is not a JSON object (it begins at line 2)",
                        "4: it is not a JSON object (it begins at line 2)",
                        "5: value holds the lone surrogate \\ud800, which is no character (it begins at line 3)",
                        "6: value is neither null, a string nor {\"base64\":\"…\"} (it begins at line 3)",
                        "null=\"c\"");
    }

    @Test
    void whatIsKeptOfAnItemIsAnItemAgain() throws IOException {
        String text = "[ {\"value\" : \"é\", \"x\":[1.50, 12345678901234567890, true, null, \"\\ud800\"]} ]";
        try (JsonArrayInput input = open(text)) {
            input.next();
            assertThat(input.raw().text())
                    .isEqualTo("{\"value\":\"\\u00E9\",\"x\":[1.50,12345678901234567890,true,null,\"\\uD800\"]}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|not a JSON array",
                "{\"value\":\"a\"}|not a JSON array",
                "[|not valid JSON at line 1",
                "[{\"value\":\"a\"}|not valid JSON at line 1",
                "[{\"value\":\"a\"} {}]|not valid JSON at line 1",
                "[{\"value\":\"a\"},{\"val|not valid JSON at line 1",
                "[{\"value\":\"a\"}] []|something follows the array",
                "[{\"value\":tru}]|not valid JSON at line 1"
            })
    void brokenJsonEndsTheInput(String text, String reason) {
        assertThatThrownBy(() -> outcomes(text))
                .isInstanceOf(KafkactlException.class)
                .hasMessageContaining(reason);
    }

    private static List<String> outcomes(String text) throws IOException {
        List<String> outcomes = new ArrayList<>();
        try (JsonArrayInput input = open(text)) {
            while (input.next()) {
                try {
                    outcomes.add(input.record().key() + "=" + input.record().value());
                } catch (KafkactlException e) {
                    outcomes.add(input.number() + ": " + e.message());
                }
            }
        }
        return outcomes;
    }

    private static JsonArrayInput open(String text) throws IOException {
        return new JsonArrayInput(new ByteArrayInputStream(text.getBytes(UTF_8)), new JsonLinesReader(false));
    }
}
