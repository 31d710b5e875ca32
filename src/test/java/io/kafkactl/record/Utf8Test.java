package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
}
