package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
    @Test
    void agreesWithDecodingAndEncodingAgain() {
        Random random = new Random(7);
        int valid = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k++) {
                // Mostly ASCII and plausible sequences, else nearly nothing would be valid.
                bytes[k] = switch (random.nextInt(12)) {
                    case 0 -> (byte) (0xC0 + random.nextInt(0x38));
                    case 1, 2, 3 -> (byte) (0x80 + random.nextInt(0x40));
                    default -> (byte) (bytes[k] & 0x7F);
                };
            }
            boolean expected = Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
            valid += expected ? 1 : 0;
            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as(() -> Arrays.toString(bytes))
                    .isEqualTo(expected);
        }
        assertThat(valid).isBetween(10_000, 290_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "7f",
                "c280",
                "dfbf",
                "e0a080",
                "ecbfbf",
                "ed9fbf",
                "ee8080",
                "efbfbf",
                "f0908080",
                "f48fbfbf"
            })
    void acceptsTheFirstAndTheLastOfEachLength(String hex) {
        byte[] bytes = HexFormat.of().parseHex("ff" + hex + "ff");

        assertThat(Utf8.isValid(bytes, 1, bytes.length - 2)).isTrue();
        assertThat(Utf8.isValid(bytes, 0, bytes.length - 1)).isFalse();
        assertThat(Utf8.isValid(bytes, 1, bytes.length - 1)).isFalse();
    }

    /** Too short, too long for what they stand for, halves of pairs, and beyond the last character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c2",
                "c27f",
                "c2c0",
                "c080",
                "c1bf",
                "e080",
                "e0a0",
                "e09fbf",
                "e0a07f",
                "e0a0c0",
                "eda080",
                "edbfbf",
                "e17f80",
                "e1c080",
                "f09080",
                "f08fbfbf",
                "f0907f80",
                "f0908041",
                "f090c080",
                "f09080c0",
                "f4908080",
                "f5808080",
                "f17f8080",
                "f1c08080",
                "fe",
                "ff"
            })
    void refusesWhatIsNoCharacter(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isFalse();
        byte[] within = HexFormat.of().parseHex("61" + hex + "61");
        assertThat(Utf8.isValid(within, 0, within.length)).isFalse();
    }
}
