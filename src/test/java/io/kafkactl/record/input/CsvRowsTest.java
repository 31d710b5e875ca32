package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
    private static CsvRows rows(String text) {
        return new CsvRows(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static CsvRows first(String text) throws IOException {
        CsvRows rows = rows(text);
        assertThat(rows.next()).isTrue();
        return rows;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a,b         | a/b",
                "a           | a",
                ",           | /",
                "a,,b        | a//b",
                "\"a,b\",c   | a,b/c",
                "\"\"        | ",
                "\"\",\"\"   | /",
                "\"a\"\"b\"  | a\"b",
                "\"\"\"\"    | \"",
                "\"a\",      | a/",
            })
    void cellsAreBetweenCommas(String line, @Nullable String cells) throws IOException {
        String expected = cells == null ? "" : cells;
        for (String end : new String[] {"", "\n", "\r\n"}) {
            assertThat(first(line + end).cells()).extracting(Bytes::text).containsExactly(expected.split("/", -1));
        }
    }

    @Test
    void aQuotedCellMayGoOverLines() throws IOException {
        CsvRows rows = first("1,\"a\r\nb\n\nc\",2\n3\n");

        assertThat(rows.cells()).extracting(Bytes::text).containsExactly("1", "a\r\nb\n\nc", "2");
        assertThat(rows.raw().text()).isEqualTo("1,\"a\r\nb\n\nc\",2");
        assertThat(rows.number()).isEqualTo(1);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells()).extracting(Bytes::text).containsExactly("3");
        assertThat(rows.raw().text()).isEqualTo("3");
        assertThat(rows.number()).isEqualTo(5);
        assertThat(rows.next()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a\"b,c    | a quote stands within a cell that does not begin with one",
                "\"a\"b,c  | something follows the closing quote of a cell",
            })
    void aQuoteWhereNoneBelongsIsNamedWhenTheRowIsRead(String line, String complaint) throws IOException {
        CsvRows rows = first(line + "\nnext,row\n");

        assertThatThrownBy(rows::cells).hasMessageContaining(complaint);
        assertThat(rows.next()).isTrue();
        assertThat(rows.cells()).extracting(Bytes::text).containsExactly("next", "row");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWithItsLine() throws IOException {
        CsvRows rows = first("a\n1,\"b\nc\n");

        assertThatThrownBy(rows::next).hasMessageContaining("the quote that opens a cell in line 2 is never closed");
    }
}
