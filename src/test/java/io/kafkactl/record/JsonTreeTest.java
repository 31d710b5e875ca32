package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static JsonNode read(String json) throws SchemaMismatch {
        return JsonTree.read(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2,true,false,null,\"x\",{}],\"b\":{\"a\":[]}}",
                "9223372036854775807",
                "123456789012345678901234567890",
                "0.1234567890123456789012345",
                "-0.0",
                "\"\"",
                "null"
            })
    void keepsEveryDigitAndField(String json) throws SchemaMismatch {
        assertThat(read(json)).hasToString(json);
    }

    @Test
    void aZeroThatIsNotBelowZeroIsADecimal() throws SchemaMismatch {
        assertThat(read("0.0").isBigDecimal()).isTrue();
        assertThat(read("-0.0").isDouble()).isTrue();
        assertThat(read("7").isLong()).isTrue();
        assertThat(read("123456789012345678901234567890").isBigInteger()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1,\"a\":2}         | a: the field is given twice",
                "{} []                     | more than one JSON document",
                "[1                        | not JSON: ",
                "{\"a\" 1}                 | not JSON: ",
            })
    void whatIsNoSingleDocumentIsRefused(String json, String complaint) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(SchemaMismatch.class)
                .message()
                .startsWith(complaint);
    }

    @Test
    void nothingAndOtherEncodingsAreRefused() {
        assertThatThrownBy(() -> read(" ")).hasMessage("no JSON but empty");
        assertThatThrownBy(() -> JsonTree.read(new byte[] {'"', (byte) 0xFF, '"'}))
                .hasMessage("not UTF-8, so no JSON");
    }
}
