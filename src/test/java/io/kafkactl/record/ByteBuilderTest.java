package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBuilderTest {
    private final ByteBuilder bytes = new ByteBuilder();

    private String text() {
        return new String(bytes.toByteArray(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 99, 100, 1_767_225_600_000L, Long.MAX_VALUE, -1, -10, Long.MIN_VALUE})
    void writesNumbersInDecimals(long number) {
        bytes.put("<").putLong(number).put(">");

        assertThat(text()).isEqualTo("<" + number + ">");
    }

    @Test
    void growsAsNeededAndKeepsWhatIsThere() {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            bytes.putLong(i).put('|');
            expected.append(i).append('|');
        }
        String large = "x".repeat(100_000);
        bytes.put(large);

        assertThat(text()).isEqualTo(expected + large);
        assertThat(bytes.length()).isEqualTo(expected.length() + large.length());
        assertThat(bytes.byteAt(2)).isEqualTo((byte) '1');
    }

    @Test
    void fillsItsBufferToTheLastByte() {
        int room = bytes.buffer().length;
        byte[] before = bytes.buffer();
        bytes.put("x".repeat(room));

        assertThat(bytes.buffer()).isSameAs(before);
        bytes.put('y');
        assertThat(bytes.buffer()).hasSize(2 * room);
        assertThat(text()).isEqualTo("x".repeat(room) + "y");
    }

    @Test
    void putsBytesInFrontOfOthers() {
        bytes.put("ad").insert(1, "bc".getBytes(UTF_8));

        assertThat(text()).isEqualTo("abcd");
        bytes.insert(0, "x".repeat(5_000).getBytes(UTF_8));
        assertThat(text()).isEqualTo("x".repeat(5_000) + "abcd");
        assertThat(bytes.length()).isEqualTo(5_004);
    }

    @Test
    void forgetsWhatIsCutOff() {
        bytes.put("abc").truncate(1);
        assertThat(text()).isEqualTo("a");

        bytes.clear();
        assertThat(bytes.length()).isZero();
        assertThat(text()).isEmpty();
    }

    @Test
    void takesPartsOfBytesAndBase64() {
        bytes.put("abcdef".getBytes(UTF_8), 2, 3).putBase64(new byte[] {0, (byte) 0xFF});
        bytes.write("xyz".getBytes(UTF_8), 1, 1);
        bytes.write('!');

        assertThat(text()).isEqualTo("cdeAP8=y!");
    }

    @Test
    void handsOverAllItHasAndBeginsAnew() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bytes.put("first").moveTo(out);
        assertThat(bytes.length()).isZero();
        bytes.put("2").moveTo(out);

        assertThat(out).hasToString("first2");
    }
}
