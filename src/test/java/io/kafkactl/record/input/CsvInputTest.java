package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldEncoders;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvInputTest {
    private static final CsvColumns NOTHING = new CsvColumns(null, null, List.of(), null, null);
    private static final CsvColumns ALL = new CsvColumns(
            "id", "body", List.of(new CsvColumns.Column("h", "who"), new CsvColumns.Column("who", "who")), "p", "at");

    @Test
    void columnsBecomeTheFieldsOfARecord() throws IOException {
        assertThat(records("id,body,who,p,at\n1,\"a, \"\"b\"\"\nc\r\n\",é,2,1970-01-01T00:00:05Z\r\n,,,,\n", ALL))
                .containsExactly(
                        new OutgoingRecord(
                                2,
                                5_000L,
                                Bytes.utf8("1"),
                                Bytes.utf8("a, \"b\"\nc\r\n"),
                                List.of(new Header("h", Bytes.utf8("é")), new Header("who", Bytes.utf8("é")))),
                        new OutgoingRecord(
                                null,
                                null,
                                Bytes.EMPTY,
                                Bytes.EMPTY,
                                List.of(new Header("h", Bytes.EMPTY), new Header("who", Bytes.EMPTY))));
    }

    @Test
    void withoutValueFieldTheColumnsThatAreLeftMakeAnObject() throws IOException {
        CsvColumns keyed = new CsvColumns("id", null, List.of(), null, null);

        assertThat(records("\ufeffid,name,total\n7,\"x \"\"y\"\"\",007", keyed))
                .containsExactly(new OutgoingRecord(
                        null,
                        null,
                        Bytes.utf8("7"),
                        Bytes.utf8("{\"name\":\"x \\\"y\\\"\",\"total\":\"007\"}"),
                        List.of()));
    }

    @Test
    void bytesThatAreNotUtf8SurviveInAValueAndAreRefusedInAnObject() throws IOException {
        byte[] csv = "id,body\n1,\u00e9\n".getBytes(ISO_8859_1);

        try (CsvInput input = new CsvInput(
                new ByteArrayInputStream(csv),
                new CsvColumns(null, "body", List.of(), null, null),
                null,
                false,
                FieldEncoders.RAW)) {
            assertThat(input.next()).isTrue();
            assertThat(value(input)).isEqualTo(Bytes.of(new byte[] {(byte) 0xE9}));
        }
        try (CsvInput input = new CsvInput(new ByteArrayInputStream(csv), NOTHING, null, false, FieldEncoders.RAW)) {
            assertThat(input.next()).isTrue();
            assertThatThrownBy(input::record).hasMessageContaining("body is not UTF-8");
        }
    }

    @Test
    void rowsAreNumberedByTheLineWhereTheyBeginAndKeptAsTheyStood() throws IOException {
        try (CsvInput input = open("a,b\n1,\"x\ny\"\n\n2,z\r\n", NOTHING, true)) {
            List<String> rows = new ArrayList<>();
            while (input.next()) {
                rows.add(input.number() + " " + input.raw().text() + " " + (input.record() == null ? "blank" : "row"));
            }
            assertThat(rows).containsExactly("2 1,\"x\ny\" row", "4  blank", "5 2,z\r row");
            assertThat(input.heading()).isEqualTo(Bytes.utf8("a,b"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,a,b,2|the row has 4 cells, and there are 5 columns",
                "``|the row has 1 cells",
                "1,a\"b,,,|a quote stands within a cell",
                "1,\"a\"b,,,|something follows the closing quote",
                "1,a,b,x,|p is not the number of a partition: \"x\"",
                "1,a,b,-1,|p is not the number of a partition",
                "1,a,b,,yesterday|at is not a time: \"yesterday\""
            })
    void aRowThatIsNoRecordIsToldAndTheNextIsRead(String row, String reason) throws IOException {
        try (CsvInput input = open("id,body,who,p,at\n" + row + "\n9,next,,,\n", ALL, false)) {
            assertThat(input.next()).isTrue();
            assertThatThrownBy(input::record).hasMessageContaining(reason);
            assertThat(input.next()).isTrue();
            assertThat(value(input)).isEqualTo(Bytes.utf8("next"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|the input is empty",
                "a,b,a|two columns are called 'a'",
                "a,,b|column 2 has no name",
                "idd,body,who,p,at|no column 'id' for --key-field",
                "a,\"b|the quote that opens a cell in line 1 is never closed"
            })
    void namesThatDoNotFitEndTheInput(String header, String reason) {
        assertThatThrownBy(() -> records(header, ALL))
                .isInstanceOf(KafkactlException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheInput() throws IOException {
        try (CsvInput input = open("a\n1\n\"2\n3\n", NOTHING, false)) {
            assertThat(input.next()).isTrue();
            assertThatThrownBy(input::next).hasMessageContaining("opens a cell in line 3 is never closed");
        }
    }

    private static @Nullable Bytes value(CsvInput input) {
        OutgoingRecord record = input.record();
        return record == null ? null : record.value();
    }

    private static List<OutgoingRecord> records(String text, CsvColumns columns) throws IOException {
        List<OutgoingRecord> records = new ArrayList<>();
        try (CsvInput input = open(text, columns, false)) {
            while (input.next()) {
                records.add(input.record());
            }
        }
        return records;
    }

    private static CsvInput open(String text, CsvColumns columns, boolean skipBlank) throws IOException {
        return new CsvInput(
                new ByteArrayInputStream(text.getBytes(UTF_8)), columns, null, skipBlank, FieldEncoders.RAW);
    }
}
