package io.kafkactl.ops.dlq.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Protobuf in hexadecimal: each field is its number times eight plus its kind, then its content. */
class WireFieldsTest {
    private static WireFields parse(String hex) {
        return WireFields.parse(HexFormat.of().parseHex(hex), 0).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0800, 0",
        "0801, 1",
        "087f, 127",
        "088001, 128",
        "08ac02, 300",
        "08ffffffff07, 2147483647",
        "088080808010, 4294967296",
        "08ffffffffffffffffff01, -1",
    })
    void readsNumbersOfAnyLength(String hex, long number) {
        assertThat(parse(hex).numberOrZero(1)).isEqualTo(number);
    }

    @Test
    void readsTextBytesAndMessagesByTheirNumbers() {
        WireFields fields = parse("0a026869" + "12020805" + "1a01ff" + "2007");

        assertThat(fields.text(1)).isEqualTo("hi");
        assertThat(fields.message(2))
                .isNotNull()
                .satisfies(inner -> assertThat(inner.numberOrZero(1)).isEqualTo(5));
        assertThat(fields.bytes(3)).containsExactly(0xFF);
        assertThat(fields.text(3)).isNull();
        assertThat(fields.message(3)).isNull();
        assertThat(fields.numberOrZero(4)).isEqualTo(7);
        assertThat(fields.numberOrZero(9)).isZero();
        assertThat(fields.text(9)).isNull();
        assertThat(fields.bytes(9)).isNull();
        assertThat(fields.message(9)).isNull();
    }

    @Test
    void readsFromWhereItIsTold() {
        byte[] bytes = HexFormat.of().parseHex("ffff0805");

        assertThat(WireFields.parse(bytes, 2))
                .get()
                .satisfies(fields -> assertThat(fields.numberOrZero(1)).isEqualTo(5));
        assertThat(WireFields.parse(bytes, 4))
                .get()
                .satisfies(fields -> assertThat(fields.isOf(Set.of(), Set.of())).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08", // no number
                "0880", // a number that goes on
                "08ffffffffffffffffffff01", // a number of more than ten bytes
                "0005", // field 0
                "c93e00", // field 1001
                "0a0568", // text that is cut off
                "0affffffffffffffffff01", // a length below zero
                "0900000000", // fixed64
                "0d00000000", // fixed32
                "0b00", // group
            })
    void whatIsNoSuchMessageIsRefused(String hex) {
        assertThat(WireFields.parse(HexFormat.of().parseHex(hex), 0)).isEmpty();
    }

    @Test
    void aThousandIsTheLastNumberOfAField() {
        assertThat(parse("c03e05").numberOrZero(1_000)).isEqualTo(5);
        assertThat(WireFields.parse(HexFormat.of().parseHex("c83e05"), 0)).isEmpty();
    }

    @Test
    void aFieldOfAnotherKindIsNoticed() {
        WireFields fields = parse("0801" + "12026869");

        assertThat(fields.isOf(Set.of(1), Set.of(2))).isTrue();
        assertThat(fields.isOf(Set.of(1, 5), Set.of(2, 6))).isTrue();
        assertThat(fields.isOf(Set.of(), Set.of(2))).isFalse();
        assertThat(fields.isOf(Set.of(1), Set.of())).isFalse();
    }
}
