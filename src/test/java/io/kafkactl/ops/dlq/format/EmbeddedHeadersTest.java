package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values that begin with headers of their own. */
class EmbeddedHeadersTest {
    private static byte[] embed(String payload, String... namesAndValues) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xFF);
        out.write(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            byte[] name = namesAndValues[i].getBytes(UTF_8);
            byte[] value = namesAndValues[i + 1].getBytes(UTF_8);
            out.write(name.length);
            out.writeBytes(name);
            out.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
            out.writeBytes(value);
        }
        out.writeBytes(payload.getBytes(UTF_8));
        return out.toByteArray();
    }

    private static EmbeddedHeaders parse(byte[] value) {
        return EmbeddedHeaders.parse(value).orElseThrow();
    }

    @Test
    void textIsTheScalarOfAHeader() {
        EmbeddedHeaders headers =
                parse(embed("p", "a", "\"x\"", "b", "7", "c", "null", "d", "{\"e\":1}", "a", "\"second\""));

        assertThat(headers.text("a")).isEqualTo("x");
        assertThat(headers.text("b")).isEqualTo("7");
        assertThat(headers.text("c")).isNull();
        assertThat(headers.text("d")).isNull();
        assertThat(headers.text("z")).isNull();
    }

    @Test
    void withoutHeadersOfOthersOnlyThePayloadIsLeft() {
        EmbeddedHeaders headers =
                parse(embed("pay", "x-original-topic", "\"orders\"", "x-exception-message", "\"closed\""));

        assertThat(headers.hasOthers()).isFalse();
        assertThat(headers.unwrapped()).isEqualTo("pay".getBytes(UTF_8));
        assertThat(parse(embed("pay")).unwrapped()).isEqualTo("pay".getBytes(UTF_8));
        assertThat(parse(embed("")).unwrapped()).isEmpty();
    }

    @Test
    void headersOfOthersStayAsTheyAre() {
        EmbeddedHeaders headers = parse(
                embed("pay", "contentType", "\"application/json\"", "x-original-topic", "\"orders\"", "id", "\"42\""));

        assertThat(headers.hasOthers()).isTrue();
        assertThat(headers.unwrapped()).isEqualTo(embed("pay", "contentType", "\"application/json\"", "id", "\"42\""));
    }

    @Test
    void aValueThatIsCutOffAnywhereInItsHeadersIsNone() {
        byte[] whole = embed("", "name", "\"value\"", "other", "17");

        assertThat(EmbeddedHeaders.parse(whole)).isPresent();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(EmbeddedHeaders.parse(cut)).as("%s bytes", length).isEmpty();
        }
    }

    @Test
    void whatDoesNotBeginWithTheMarkOrHasNoJsonIsNone() {
        assertThat(EmbeddedHeaders.parse(null)).isEmpty();
        assertThat(EmbeddedHeaders.parse("{\"a\":1}".getBytes(UTF_8))).isEmpty();
        assertThat(EmbeddedHeaders.parse(embed("p", "a", "no json"))).isEmpty();
        byte[] negative = embed("p", "a", "17");
        negative[4] = (byte) 0x80;
        assertThat(EmbeddedHeaders.parse(negative)).as("a length below zero").isEmpty();
        byte[] text = embed("p", "a", "\"x\"");
        text[9] = (byte) 0xFF;
        assertThat(EmbeddedHeaders.parse(text)).as("text that is not UTF-8").isEmpty();
    }
}
