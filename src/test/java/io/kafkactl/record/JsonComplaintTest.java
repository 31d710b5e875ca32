package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonComplaintTest {
    private static JsonProcessingException complaint(String json) {
        return catchThrowableOfType(JsonProcessingException.class, () -> {
            try (JsonParser parser = JsonDocument.FACTORY.createParser(json.getBytes(UTF_8))) {
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
            }
        });
    }

    /** Each makes the parser speak of its features, its settings, or where something began. */
    @ParameterizedTest
    @ValueSource(strings = {"[1", "{\"a\":'b'}", "[01]", "[1,]", "{a:1}", "[NaN]", "/* */ 1", "\"a\nb\""})
    void saysNothingOfTheParserItself(String json) {
        String said = JsonComplaint.of(complaint(json));

        assertThat(said)
                .isNotBlank()
                .doesNotContain("Feature", "enable", "start marker", "\n", "  ")
                .isEqualTo(said.strip());
    }

    @Test
    void whatLiesBeneathIsToldWithItsPlace() {
        JsonProcessingException bottom = complaint("[1,\n  x]");

        assertThat(JsonComplaint.beneath(new IllegalStateException("above", bottom)))
                .contains("line 2, column " + bottom.getLocation().getColumnNr() + ": " + JsonComplaint.of(bottom));
        assertThat(JsonComplaint.beneath(new IllegalStateException("alone"))).isEmpty();
    }
}
