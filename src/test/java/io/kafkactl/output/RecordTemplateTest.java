package io.kafkactl.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OnDecodeError;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.testkit.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordTemplateTest {
    private static final KafkaRecord RECORD = Records.of(
            Bytes.utf8("kéy"),
            Bytes.utf8("a\nb"),
            new Header("h", Bytes.utf8("1")),
            new Header("h", null),
            new Header("e", Bytes.EMPTY));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %t:%p:%o         | orders:3:4711
            %T %I            | 1767225600123 2026-01-01T00:00:00.123Z
            %k=%K            | kéy=4
            [%v][%s]%S       | [a\\nb][a\\nb]3
            %h (%H)          | h=1,h,e= (3)
            100%%            | 100%
            é\\x41\\x0a\\\\  | éA\\n\\
            """)
    void printsWhatTheDirectivesSay(String template, String expected) throws IOException {
        assertThat(print(template, RECORD)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void escapesAreBytes() throws IOException {
        assertThat(print("\\n\\t\\r\\e\\0\\\\\\x7F", RECORD)).isEqualTo("\n\t\r\u001b\u0000\\\u007f");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecordTextWriter(out, RecordTemplate.parse("\\xfF"), RecordDecoding.raw()).accept(RECORD);
        assertThat(out.toByteArray()).containsExactly(0xFF);
    }

    @Test
    void lengthsTellNullFromEmpty() throws IOException {
        assertThat(print("%K %S %k%v.", Records.of(null, null))).isEqualTo("-1 -1 .");
        assertThat(print("%K %S %k%v.", Records.of(Bytes.EMPTY, Bytes.EMPTY))).isEqualTo("0 0 .");
        assertThat(print("%T %I %H%h", Records.withoutTimestamp())).isEqualTo("-1 - 0");
    }

    @Test
    void theDefaultIsTheValueAndALineFeed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordTextWriter writer = new RecordTextWriter(out, RecordTemplate.VALUE_LINE, RecordDecoding.raw());
        writer.accept(Records.value(0xFF, 0, '\n'));
        writer.accept(Records.of(Bytes.utf8("k"), null));

        assertThat(out.toByteArray()).containsExactly(0xFF, 0, '\n', '\n', '\n');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %x    | unknown directive '%x'; there are %t
            %     | '%' at the end stands for nothing
            a\\   | '\\' at the end stands for nothing
            \\q   | unknown escape '\\q'; there are \\n
            \\x4  | '\\x4' is not \\x and two hexadecimal digits
            \\xzz | '\\xzz' is not \\x and two hexadecimal digits
            """)
    void namesWhatItDoesNotKnow(String template, String problem) {
        assertThatThrownBy(() -> RecordTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void whatCannotBeDecodedIsBase64AndToldOnce() throws IOException {
        List<String> told = new ArrayList<>();
        RecordDecoding decoding = new RecordDecoding(
                BytesFormat.BYTES, BytesFormat.STRING, OnDecodeError.SHOW, new RecordFailures(told::add));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new RecordTextWriter(out, RecordTemplate.parse("%v %v\\n"), decoding).accept(Records.value(0xFF));

        assertThat(out.toString(UTF_8)).isEqualTo("/w== /w==\n");
        assertThat(told).containsExactly("record 3:4711 of topic 'orders': value: not UTF-8; shown as base64");
    }

    private static String print(String template, KafkaRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RecordTextWriter(out, RecordTemplate.parse(template), RecordDecoding.raw()).accept(record);
        return out.toString(UTF_8);
    }
}
