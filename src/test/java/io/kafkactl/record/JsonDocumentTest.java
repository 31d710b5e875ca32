package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
    private static String onOneLine(String json) throws UndecodableException {
        ByteBuilder out = new ByteBuilder();
        JsonDocument.putOnOneLine(json.getBytes(UTF_8), out);
        return new String(out.toByteArray(), UTF_8);
    }

    private static String indented(String json, int depth) throws UndecodableException {
        ByteBuilder out = new ByteBuilder();
        JsonDocument.putIndented(json.getBytes(UTF_8), out, depth);
        return new String(out.toByteArray(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                " { \"a\" : [ 1 , 2.50 ] }   | {\"a\":[1,2.50]}",
                "\"a  b\"                    | \"a  b\"",
                "{\"a \\\" b\": \" \\\\\" }  | {\"a \\\" b\":\" \\\\\"}",
                "1e5                         | 1e5",
                "[ \"é ü\" , null ]          | [\"é ü\",null]",
            })
    void onlyWhiteSpaceOutsideOfTextGoes(String json, String line) throws UndecodableException {
        assertThat(onOneLine(json)).isEqualTo(line);
        assertThat(onOneLine("\n\t" + json + "\r\n")).isEqualTo(line);
        assertThat(onOneLine(indented(json, 0))).isEqualTo(line);
    }

    @Test
    void linesAreIndentedByTheirLevel() throws UndecodableException {
        String json = "{\"a\":[1,{\"b\":\"x,{}[]:\\\"\"}],\"c\":{},\"d\":[]}";

        assertThat(indented(json, 0)).isEqualTo("""
                {
                  "a": [
                    1,
                    {
                      "b": "x,{}[]:\\""
                    }
                  ],
                  "c": {},
                  "d": []
                }""");
        assertThat(indented("[1]", 2)).isEqualTo("[\n      1\n    ]");
        assertThat(indented("7", 3)).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} {}    | more than one JSON document",
                "1 2      | more than one JSON document",
                "éa       | not JSON: ",
                "{\"a\":} | not JSON: ",
                "tru      | not JSON: ",
                "[1       | not JSON: ",
            })
    void whatIsNoSingleDocumentIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> onOneLine(text))
                .isInstanceOf(UndecodableException.class)
                .message()
                .startsWith(complaint);
    }

    @Test
    void emptyBytesMarksAndOtherEncodingsAreRefused() {
        assertThatThrownBy(() -> onOneLine("")).hasMessage("no JSON but empty");
        assertThatThrownBy(() -> onOneLine("  ")).hasMessage("no JSON but empty");
        assertThatThrownBy(() -> onOneLine("\uFEFF{}"))
                .hasMessage("not JSON: it begins with a byte order mark or a letter that is not ASCII");
        assertThatThrownBy(() -> JsonDocument.putOnOneLine(new byte[] {'"', (byte) 0xFF, '"'}, new ByteBuilder()))
                .hasMessage("not UTF-8, so no JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " \t\r\n[", "\"", "-1", "0", "9", "true", "false", "null"})
    void whatLooksLikeJsonMayBeJson(String text) {
        assertThat(JsonDocument.maybe(text.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a{}", " x", "}", "é", "'a'"})
    void whatDoesNotLookLikeJsonIsNone(String text) {
        assertThat(JsonDocument.maybe(text.getBytes(UTF_8))).isFalse();
    }
}
