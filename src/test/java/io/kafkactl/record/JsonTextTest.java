package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
    private static final int ROUNDS = 50_000;
    private static final String[] PIECES = {
        "a",
        " ",
        "\"",
        "\\",
        "\u0000",
        "\b",
        "\t",
        "\n",
        "\f",
        "\r",
        "\u001f",
        "\u007f",
        "\u0080",
        "é",
        "\u2028",
        "\uFFFF",
        "\uD83D\uDE00",
        "abcdefgh",
        "!#$%&'()"
    };

    private final Random random = new Random(20261121);

    @Test
    void writesWhatJacksonWrites() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] utf8 = text.toString().getBytes(UTF_8);
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            try (JsonGenerator json = new JsonFactory().createGenerator(expected)) {
                json.writeUTF8String(utf8, 0, utf8.length);
            }

            assertThat(put(utf8)).as("round %d", round).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void takesExactlyTheBytesThatDecodersTake() {
        byte[] prefix = "{\"other\":".getBytes(UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (bytes.length > 3 && random.nextBoolean()) {
                bytes[1] = 'x';
                bytes[2] = 'y';
            }
            ByteBuilder json = new ByteBuilder().put(prefix);

            assertThat(JsonText.putUtf8(json, bytes)).as("round %d", round).isEqualTo(isUtf8(bytes));
            if (!isUtf8(bytes)) {
                assertThat(json.toByteArray()).isEqualTo(prefix);
            }
        }
    }

    @Test
    void growsWithTheWorstThatAValueCanHold() {
        assertThat(put(new byte[1_000_000])).hasSize(6_000_002);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] put(byte[] utf8) {
        ByteBuilder json = new ByteBuilder();
        assertThat(JsonText.putUtf8(json, utf8)).isTrue();
        return json.toByteArray();
    }
}
