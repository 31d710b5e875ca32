package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.record.OutgoingRecord;
import io.kafkactl.record.TextLineParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineInputTest {
    private static final String TEXT = "a\r\n\n \t\r\nb\r\r\n";

    @Test
    void blankLinesAndCarriageReturnsAreKeptUnlessAsked() throws IOException {
        assertThat(values(false, false)).containsExactly("1 a\r", "2 ", "3  \t\r", "4 b\r\r");
        assertThat(values(true, false)).containsExactly("1 a\r", "4 b\r\r");
        assertThat(values(false, true)).containsExactly("1 a", "2 ", "3  \t", "4 b\r");
        assertThat(values(true, true)).containsExactly("1 a", "4 b\r");
    }

    @Test
    void whatIsKeptOfALineHasItsCarriageReturn() throws IOException {
        try (LineInput input = open(true, true)) {
            input.next();
            assertThat(input.raw().text()).isEqualTo("a\r");
        }
    }

    private static List<String> values(boolean skipBlank, boolean crlf) throws IOException {
        List<String> values = new ArrayList<>();
        try (LineInput input = open(skipBlank, crlf)) {
            while (input.next()) {
                OutgoingRecord record = input.record();
                if (record != null && record.value() != null) {
                    values.add(input.number() + " " + record.value().text());
                }
            }
        }
        return values;
    }

    private static LineInput open(boolean skipBlank, boolean crlf) {
        return new LineInput(
                new ByteArrayInputStream(TEXT.getBytes(UTF_8)), TextLineParser.values(null), skipBlank, crlf);
    }
}
