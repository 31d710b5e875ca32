package io.kafkactl.record.schema.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.record.SchemaMismatch;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The place of a message in its file, in hexadecimal as the vendor's serializers write it. */
class MessageIndexesTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static List<Integer> path(String words) {
        return Arrays.stream(words.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "1, 0202", "63, 027e", "64, 028001", "0 2, 040004", "2 1 0, 06040200", "70000, 02e0c508"})
    void whatIsWrittenIsReadAgain(String path, String hex) throws SchemaMismatch {
        byte[] bytes = MessageIndexes.write(path(path));

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(MessageIndexes.read(bytes, 0)).isEqualTo(new MessageIndexes(path(path), bytes.length));
        assertThat(MessageIndexes.read(hex("ffff" + hex + "0a"), 2))
                .isEqualTo(new MessageIndexes(path(path), 2 + bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the bytes end within the place of the message in its file",
        "02, the bytes end within the place of the message in its file",
        "0280, the bytes end within the place of the message in its file",
        "01, the place of the message in its file has -1 parts",
        "ca01, the place of the message in its file has 101 parts",
        "ffffffffff, the place of the message in its file is no number",
    })
    void whatIsNoPlaceIsRefused(String hex, String complaint) {
        assertThatThrownBy(() -> MessageIndexes.read(hex(hex), 0))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessage(complaint);
    }

    @Test
    void aHundredPartsAreTheMost() throws SchemaMismatch {
        assertThat(MessageIndexes.read(hex("c801" + "02".repeat(100)), 0).path())
                .hasSize(100);
    }

    /** The payload is 0a01. */
    @ParameterizedTest
    @CsvSource({
        "0, 00, 1",
        "0, 0200, 2",
        "0, 0100, 2",
        "1 2, 040204, 3",
        "1 2, 040402, 3",
        "1 2, 020102, 3",
        "1 2, 020201, 3",
        "1 2, 040206, 0",
        "1 2, '', 0",
    })
    void thePayloadBeginsBehindThePlaceInWhateverWayItWasWritten(String path, String hex, int length) {
        assertThat(MessageIndexes.skip(path(path), hex("ff" + hex + "0a01"), 1)).isEqualTo(1 + length);
    }

    @Test
    void aPlaceThatFillsTheBytesLeavesNoPayload() {
        assertThat(MessageIndexes.skip(List.of(0), hex("00"), 0)).isEqualTo(1);
        assertThat(MessageIndexes.skip(List.of(1), hex("02"), 0)).isZero();
    }
}
