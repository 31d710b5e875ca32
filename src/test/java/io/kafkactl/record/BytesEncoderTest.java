package io.kafkactl.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesEncoderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "STRING | é | \"é\" | c3a9",
                "HEX | 00ff | \"00ff\" | 00ff",
                "BASE64 | AP8= | \"AP8=\" | 00ff",
                "INT | -2 | -2 | fffffffe",
                "LONG | 1 | 1 | 0000000000000001",
                "FLOAT | 1.5 | 1.5 | 3fc00000",
                "DOUBLE | NaN | \"NaN\" | 7ff8000000000000",
                "JSON | {\"a\":1.10} | {\"a\":1.10} | 7b2261223a312e31307d",
                "UUID | 00112233-4455-6677-8899-aabbccddeeff | \"00112233-4455-6677-8899-aabbccddeeff\" "
                        + "| 30303131323233332d343435352d363637372d383839392d616162626363646465656666",
            })
    void makesTheBytesThatTheFormatShowsAgain(BytesFormat format, String text, String json, String hex)
            throws UndecodableException {
        BytesEncoder encoder = new BytesEncoder("value", format);
        byte[] bytes = encoder.text(Bytes.utf8(text)).bytes().array();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(encoder.json(Bytes.utf8(json), FieldLabel.RAW).bytes().array())
                .isEqualTo(bytes);
        ByteBuilder again = new ByteBuilder();
        format.putJson(bytes, again);
        assertThat(encoder.json(Bytes.of(again.toByteArray()), FieldLabel.of(format.toString(), null, null))
                        .bytes()
                        .array())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INT | 2147483648 | value is not int: For input string",
                "INT | \"x\" | value is not int: ",
                "INT | 1.0 | value is not int: ",
                "DOUBLE | 1e999 | value is not double: 1e999 is too large",
                "STRING | 1 | value is not string: it is no JSON string",
                "HEX | \"0\" | value is not hex: ",
                "BASE64 | \"?\" | value is not base64: ",
                "UUID | \"1-2-3-4-5\" | value is not uuid: it is no UUID of 36 characters",
                "JSON | {\"a\":1,\"a\":2} | value is not json: a: the field is given twice",
            })
    void refusesWhatIsNotOfTheFormat(BytesFormat format, String json, String reason) {
        assertThatThrownBy(() -> new BytesEncoder("value", format).json(Bytes.utf8(json), FieldLabel.RAW))
                .hasMessageStartingWith(reason);
    }
}
