package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.ops.dlq.format.Evidence.Reading;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes of a header as a number, a time, and as what people are shown. */
class EncodingTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "NUMBER, 3432, 42",
        "NUMBER, 0000002a, 42",
        "TEXT, 3432, 42",
        "DECIMAL, 3432, 42",
        "DECIMAL, 0000002a,",
        "INT32, 0000002a, 42",
        "INT32, 31323334, 825373492",
        "INT32, 3432,",
        "INT32, 000000000000002a,",
        "INT64, 000000000000002a, 42",
        "INT64, 0000002a,",
        "TIME, 31373637323235363030, 1767225600000",
        "TIME, 78,",
    })
    void readsNumbers(Encoding encoding, String bytes, @Nullable Long number) {
        assertThat(encoding.number(hex(bytes))).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void nothingIsRead(Encoding encoding) {
        assertThat(encoding.number(null)).isNull();
        assertThat(encoding.text(null)).isNull();
        assertThat(encoding.time(null)).isNull();
        assertThat(encoding.reading(null, true)).isEqualTo(new Reading("null", "null", true));
        assertThat(Encoding.byId(encoding.id())).isEqualTo(encoding);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Encoding.byId("int16be"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("int16be");
    }

    @Test
    void timesAreTextOrEpochMilliseconds() {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Encoding.TEXT.time("2026-01-01T00:00:00Z".getBytes(UTF_8))).isEqualTo(time);
        assertThat(Encoding.TIME.time("1767225600".getBytes(UTF_8))).isEqualTo(time);
        assertThat(Encoding.NUMBER.time("1767225600000".getBytes(UTF_8))).isEqualTo(time);
        assertThat(Encoding.TEXT.time("soon".getBytes(UTF_8))).isNull();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "TEXT, 6869, hi, utf8",
        "TEXT, ff, ff, hex",
        "TIME, 6869, hi, time",
        "TIME, ff00, ff00, hex",
        "NUMBER, 3432, 42, decimal",
        "NUMBER, 0000002a, 42, int32be",
        "INT64, 000000000000002a, 42, int64be",
        "INT32, 2a, 2a, hex",
        "DECIMAL, 78, 78, hex",
    })
    void showsHowAValueWasRead(Encoding encoding, String bytes, String text, String how) {
        assertThat(encoding.reading(hex(bytes), false)).isEqualTo(new Reading(text, how, false));
    }
}
