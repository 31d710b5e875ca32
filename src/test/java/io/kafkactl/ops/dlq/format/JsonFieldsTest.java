package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " \t\r\n{\"a\":1} ", "{\"a\":{\"a\":2}}"})
    void findsAnObject(String text) {
        assertThat(JsonFields.object(text.getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "  ", "[]", "\"a\"", "1", "{\"a\":1,\"a\":2}", "{} {}", "{a}", "\u0000{}", "é{}"})
    void whatIsNoObjectIsNone(String text) {
        assertThat(JsonFields.object(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8AreNone() {
        assertThat(JsonFields.object(new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}))
                .isEmpty();
        assertThat(JsonFields.object(null)).isEmpty();
    }

    @Test
    void textIsThatOfAScalar() {
        JsonNode object = JsonFields.object("{\"a\":\"x\",\"b\":7,\"c\":null,\"d\":[],\"Error\":true}".getBytes(UTF_8))
                .orElseThrow();

        assertThat(JsonFields.text(object, "a")).isEqualTo("x");
        assertThat(JsonFields.text(object, "b")).isEqualTo("7");
        assertThat(JsonFields.text(object, "c")).isNull();
        assertThat(JsonFields.text(object, "d")).isNull();
        assertThat(JsonFields.text(object, "error")).isNull();
        assertThat(JsonFields.anyCase(object, "error")).isNotNull().hasToString("true");
        assertThat(JsonFields.anyCase(object, "none")).isNull();
    }
}
