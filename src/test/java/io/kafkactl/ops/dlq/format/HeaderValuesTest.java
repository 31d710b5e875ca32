package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValuesTest {
    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] int64(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,7",
        "-1,-1",
        "1234,1234",
        "12345678,12345678",
        "'\"42\"',42",
        "999999999999999999,999999999999999999"
    })
    void decimalTextIsANumber(String text, long number) {
        assertThat(HeaderValues.number(text.getBytes(UTF_8))).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255, 65_536, Integer.MAX_VALUE, -1})
    void fourBytesAreABigEndianInt(int number) {
        assertThat(HeaderValues.number(int32(number))).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_711, 1_767_225_600_000L, 1L << 62, -1})
    void eightBytesAreABigEndianLong(long number) {
        assertThat(HeaderValues.number(int64(number))).hasValue(number);
    }

    /** As Spring's retry topics write their timestamps. */
    @Test
    void fewerBytesAreABigEndianIntegerOfMinimalLength() {
        assertThat(HeaderValues.number(
                        java.math.BigInteger.valueOf(1_767_225_600_000L).toByteArray()))
                .hasValue(1_767_225_600_000L);
        assertThat(HeaderValues.number(new byte[] {2})).hasValue(2);
    }

    @Test
    void digitsWinOverBytesThatLookLikeThem() {
        assertThat(HeaderValues.number(int32(0x31323334))).hasValue(1_234);
        assertThat(HeaderValues.number(int64(0x3132333435363738L))).hasValue(12_345_678);
    }

    @Test
    void nothingAndTooMuchAreNoNumber() {
        assertThat(HeaderValues.number(null)).isEqualTo(OptionalLong.empty());
        assertThat(HeaderValues.number(new byte[0])).isEqualTo(OptionalLong.empty());
        assertThat(HeaderValues.number(new byte[9])).isEqualTo(OptionalLong.empty());
        assertThat(HeaderValues.number("99999999999999999999".getBytes(UTF_8))).isEqualTo(OptionalLong.empty());
        assertThat(HeaderValues.number("1767225600000 ms".getBytes(UTF_8))).isEqualTo(OptionalLong.empty());
    }

    @Test
    void partitionsAndOffsetsOutOfRangeAreUnknown() {
        assertThat(HeaderValues.partitionOrNull(int32(5))).isEqualTo(5);
        assertThat(HeaderValues.partitionOrNull(int32(-1))).isNull();
        assertThat(HeaderValues.partitionOrNull(int32((1 << 20) - 1))).isEqualTo((1 << 20) - 1);
        assertThat(HeaderValues.partitionOrNull(int32(1 << 20))).isNull();
        assertThat(HeaderValues.longOrNull(int64(-1))).isNull();
        assertThat(HeaderValues.longOrNull(int64(0))).isZero();
    }

    @Test
    void theLastValueWinsAndNullIsNotAbsent() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("a", new byte[] {1}).add("a", new byte[] {2}).add("b", null);

        assertThat(HeaderValues.last(headers, "a")).containsExactly(2);
        assertThat(HeaderValues.last(headers, "b")).isNull();
        assertThat(HeaderValues.has(headers, "b")).isTrue();
        assertThat(HeaderValues.has(headers, "c")).isFalse();
        assertThat(HeaderValues.textOrNull(null)).isNull();
        assertThat(HeaderValues.textOrNull(new byte[0])).isEmpty();
    }
}
