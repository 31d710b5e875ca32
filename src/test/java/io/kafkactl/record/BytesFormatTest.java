package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.testkit.Records;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class BytesFormatTest {
    private static final Bytes NOT_UTF8 = Records.bytes('a', 0xFF);

    @Test
    void bytesAreTextInJsonOrElseBase64() throws Exception {
        assertThat(text(BytesFormat.BYTES, Bytes.utf8("é\"\n"))).isEqualTo("é\"\n");
        assertThat(json(BytesFormat.BYTES, Bytes.utf8("é\"\n"))).isEqualTo("\"é\\\"\\n\"");
        assertThat(json(BytesFormat.BYTES, NOT_UTF8)).isEqualTo("{\"base64\":\"Yf8=\"}");
    }

    @Test
    void stringsHaveToBeUtf8() throws Exception {
        assertThat(text(BytesFormat.STRING, Bytes.EMPTY)).isEmpty();
        assertThat(json(BytesFormat.STRING, Bytes.utf8("\u0000\u001f/"))).isEqualTo("\"\\u0000\\u001F/\"");
        assertFails(BytesFormat.STRING, NOT_UTF8, "not UTF-8");
        // An encoded surrogate, and an overlong slash.
        assertFails(BytesFormat.STRING, Records.bytes(0xED, 0xA0, 0x80), "not UTF-8");
        assertFails(BytesFormat.STRING, Records.bytes(0xC0, 0xAF), "not UTF-8");
    }

    @Test
    void jsonComesOnOneLineWithItsSpelling() throws Exception {
        String spread = "\t{ \"a b\" : [ 1.10,1E+2 , \"x \\\" \\\\\" ],\r\n \"a b\":-0 }\n";

        assertThat(json(BytesFormat.JSON, Bytes.utf8(spread)))
                .isEqualTo("{\"a b\":[1.10,1E+2,\"x \\\" \\\\\"],\"a b\":-0}");
        assertThat(text(BytesFormat.JSON, Bytes.utf8(" 12 "))).isEqualTo("12");
        assertThat(json(BytesFormat.JSON, Bytes.utf8("12345678901234567890.12345678901234567890")))
                .isEqualTo("12345678901234567890.12345678901234567890");
    }

    @Test
    void jsonIsOneWholeDocument() {
        assertFails(BytesFormat.JSON, Bytes.EMPTY, "no JSON but empty");
        assertFails(BytesFormat.JSON, Bytes.utf8(" \n"), "no JSON but empty");
        assertFails(BytesFormat.JSON, Bytes.utf8("{} {}"), "more than one JSON document");
        assertFails(BytesFormat.JSON, Bytes.utf8("{\"a\":"), "not JSON: ");
        assertFails(BytesFormat.JSON, Bytes.utf8("{\"a\":\"\n\"}"), "not JSON: ");
        assertFails(BytesFormat.JSON, Bytes.utf8("NaN"), "not JSON: ");
        assertFails(BytesFormat.JSON, Bytes.utf8("1e"), "not JSON: ");
        assertFails(BytesFormat.JSON, Bytes.utf8("\uFEFF{}"), "byte order mark");
        assertFails(BytesFormat.JSON, NOT_UTF8, "not UTF-8");
    }

    @Test
    void hexAndBase64TakeAnything() throws Exception {
        assertThat(text(BytesFormat.HEX, NOT_UTF8)).isEqualTo("61ff");
        assertThat(json(BytesFormat.HEX, NOT_UTF8)).isEqualTo("\"61ff\"");
        assertThat(json(BytesFormat.BASE64, NOT_UTF8)).isEqualTo("\"Yf8=\"");
        assertThat(json(BytesFormat.BASE64, Bytes.EMPTY)).isEqualTo("\"\"");
    }

    @Test
    void numbersAreBigEndianAndOfTheirSize() throws Exception {
        assertThat(json(BytesFormat.INT, Records.bytes(0xFF, 0xFF, 0xFF, 0xFE))).isEqualTo("-2");
        assertThat(json(BytesFormat.LONG, Records.bytes(0x80, 0, 0, 0, 0, 0, 0, 0)))
                .isEqualTo("-9223372036854775808");
        assertThat(json(BytesFormat.FLOAT, of(4).putFloat(1.5f))).isEqualTo("1.5");
        assertThat(json(BytesFormat.DOUBLE, of(8).putDouble(-0.0))).isEqualTo("-0.0");
        assertThat(json(BytesFormat.DOUBLE, of(8).putDouble(Double.NaN))).isEqualTo("\"NaN\"");
        assertThat(text(BytesFormat.FLOAT, Records.bytes(0xFF, 0x80, 0, 0))).isEqualTo("-Infinity");
        assertFails(BytesFormat.INT, Bytes.utf8("123"), "3 bytes are not the 4 of int");
        assertFails(BytesFormat.LONG, Bytes.utf8("1"), "1 byte is not the 8 of long");
        assertFails(BytesFormat.DOUBLE, Bytes.EMPTY, "0 bytes are not the 8 of double");
    }

    @Test
    void uuidsAreSixteenBytesOrTheirText() throws Exception {
        String uuid = "00112233-4455-6677-8899-aabbccddeeff";

        assertThat(json(BytesFormat.UUID, of(16).putLong(0x0011223344556677L).putLong(0x8899aabbccddeeffL)))
                .isEqualTo('"' + uuid + '"');
        assertThat(text(BytesFormat.UUID, Bytes.utf8(uuid))).isEqualTo(uuid);
        assertFails(BytesFormat.UUID, Bytes.utf8("x".repeat(36)), "36 bytes are neither the 16 of a UUID");
    }

    private static ByteBuffer of(int size) {
        return ByteBuffer.allocate(size);
    }

    private static String json(BytesFormat format, ByteBuffer bytes) throws UndecodableException {
        byte[] array = new byte[bytes.rewind().remaining()];
        bytes.get(array);
        return json(format, Bytes.of(array));
    }

    private static String json(BytesFormat format, Bytes bytes) throws UndecodableException {
        ByteBuilder json = new ByteBuilder();
        format.putJson(bytes.array(), json);
        return new String(json.toByteArray(), UTF_8);
    }

    private static String text(BytesFormat format, Bytes bytes) throws UndecodableException {
        ByteBuilder text = new ByteBuilder();
        format.put(bytes.array(), text);
        return new String(text.toByteArray(), UTF_8);
    }

    private static void assertFails(BytesFormat format, Bytes bytes, String reason) {
        for (boolean asJson : new boolean[] {true, false}) {
            assertThatThrownBy(() -> {
                        if (asJson) {
                            json(format, bytes);
                        } else {
                            text(format, bytes);
                        }
                    })
                    .as("%s of %s", format, bytes)
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining(reason);
        }
    }
}
