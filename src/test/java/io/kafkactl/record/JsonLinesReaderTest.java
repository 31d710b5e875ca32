package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.KafkactlException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonLinesReaderTest {
    @Test
    void onlyTheValueIsRequired() {
        assertThat(read("{\"value\":\"\"}")).isEqualTo(new OutgoingRecord(null, null, null, Bytes.EMPTY, List.of()));
        assertThat(read(" {\"value\":null,\"key\":null,\"headers\":null,\"timestamp\":null} \r"))
                .isEqualTo(new OutgoingRecord(null, null, null, null, List.of()));
    }

    @Test
    void theWordNullIsNoTombstone() {
        assertThat(read("{\"value\":\"null\"}").value()).isEqualTo(Bytes.utf8("null"));
    }

    @Test
    void coordinatesAreIgnoredUnlessAsked() {
        String line = "{\"topic\":\"a\",\"partition\":7,\"offset\":9,\"timestamp\":5,\"timestampType\":\"CreateTime\","
                + "\"value\":\"v\"}";

        assertThat(read(line).partition()).isNull();
        assertThat(read(line).timestamp()).isEqualTo(5);
        byte[] bytes = line.getBytes(UTF_8);
        assertThat(new JsonLinesReader(true).parse(bytes, 0, bytes.length).partition())
                .isEqualTo(7);
    }

    @Test
    void keptPartitionMustBeThere() {
        byte[] line = "{\"value\":\"v\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> new JsonLinesReader(true).parse(line, 0, line.length))
                .hasMessageContaining("'partition' is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|not a JSON object",
                "hello|not valid JSON at column",
                "[1]|not a JSON object",
                "{|not valid JSON",
                "{}|'value' is missing",
                "{\"vlaue\":1}|unknown field 'vlaue'",
                "{\"value\":1}|value is neither null, a string",
                "{\"value\":\"a\",\"value\":\"b\"}|'value' occurs twice",
                "{\"topic\":1,\"topic\":1,\"value\":null}|'topic' occurs twice",
                "{\"value\":null}{}|something follows",
                "{\"value\":null} x|not valid JSON",
                "{\"value\":\"\\ud800\"}|lone surrogate \\ud800",
                "{\"value\":\"\\udc00\\ud800\"}|lone surrogate \\udc00",
                "{\"value\":{\"base64\":\"QQ\"}}|base64 with its padding",
                "{\"value\":{\"base64\":\"QR==\"}}|base64 with its padding",
                "{\"value\":{\"base64\":\"Q Q=\"}}|is not base64",
                "{\"value\":{\"base64\":\"-_8=\"}}|is not base64",
                "{\"value\":{\"base64\":null}}|object other than",
                "{\"value\":{\"hex\":\"00\"}}|object other than",
                "{\"value\":{}}|object other than",
                "{\"value\":{\"base64\":\"\",\"x\":1}}|more than one entry",
                "{\"value\":null,\"timestamp\":-1}|timestamp is neither",
                "{\"value\":null,\"timestamp\":1.5}|timestamp is neither",
                "{\"value\":null,\"timestamp\":\"1\"}|timestamp is neither",
                "{\"value\":null,\"timestamp\":99999999999999999999}|timestamp is neither",
                "{\"value\":null,\"headers\":{}}|headers is not an array",
                "{\"value\":null,\"headers\":[1]}|headers[0] is not an object",
                "{\"value\":null,\"headers\":[{\"name\":\"a\"}]}|headers[0] lacks value",
                "{\"value\":null,\"headers\":[{\"value\":null}]}|headers[0] lacks name",
                "{\"value\":null,\"headers\":[{\"name\":\"a\",\"name\":\"b\",\"value\":null}]}|repeated",
                "{\"value\":null,\"headers\":[{\"name\":null,\"value\":null}]}|unknown, repeated or wrong field 'name'",
                "{\"value\":null,\"valueFormat\":\"avro\"}|unknown field 'valueFormat'",
            })
    void refusesWhatCouldBeMisread(String line, String reason) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(KafkactlException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void saysNothingOfTheParserItself() {
        assertThatThrownBy(() -> read("{\"value\":\"x\""))
                .hasMessageEndingWith("Unexpected end-of-input: expected close marker for Object");
        assertThatThrownBy(() -> read("{\"value\":NaN}")).hasMessageEndingWith("Non-standard token 'NaN'");
        assertThatThrownBy(() -> read("// x")).hasMessageEndingWith("maybe a (non-standard) comment?");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = "{\"value\":\"\u00e9\"}".getBytes(ISO_8859_1);
        assertThatThrownBy(() -> new JsonLinesReader(false).parse(latin1, 0, latin1.length))
                .hasMessageContaining("not valid UTF-8");
        byte[] utf16 = "{\"value\":null}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> new JsonLinesReader(false).parse(utf16, 0, utf16.length))
                .hasMessageContaining("not valid JSON");
    }

    private static OutgoingRecord read(String line) {
        byte[] bytes = ("##" + line + "#").getBytes(UTF_8);
        return new JsonLinesReader(false).parse(bytes, 2, bytes.length - 3);
    }
}
