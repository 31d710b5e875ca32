package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void areEqualByWhatIsInThem() {
        assertThat(Bytes.utf8("ab")).isEqualTo(Bytes.of(new byte[] {'a', 'b'})).hasSameHashCodeAs(Bytes.utf8("ab"));
        assertThat(Bytes.utf8("ab")).isNotEqualTo(Bytes.utf8("ac")).isNotEqualTo("ab");
        assertThat(Bytes.utf8("ab").hashCode()).isNotEqualTo(Bytes.utf8("ac").hashCode());
    }

    @Test
    void aPartIsACopy() {
        byte[] source = "abcdef".getBytes(UTF_8);
        Bytes part = Bytes.copyOf(source, 2, 3);
        source[2] = 'x';

        assertThat(part.text()).isEqualTo("cde");
        assertThat(part.length()).isEqualTo(3);
        assertThat(Bytes.copyOf(source, 2, 0)).isSameAs(Bytes.EMPTY);
    }

    @Test
    void nothingAndEmptyAreTwoThings() {
        assertThat(Bytes.ofNullable(null)).isNull();
        assertThat(Bytes.ofNullable(new byte[0])).isSameAs(Bytes.EMPTY);
        assertThat(Bytes.ofNullable(new byte[] {'a'})).isEqualTo(Bytes.utf8("a"));
        assertThat(Bytes.arrayOf(null)).isNull();
        assertThat(Bytes.arrayOf(Bytes.utf8("a"))).containsExactly('a');
    }

    @Test
    void areShownAsTextOrBase64() {
        assertThat(Bytes.utf8("é")).hasToString("\"é\"");
        assertThat(Bytes.of(new byte[] {(byte) 0xFF})).hasToString("base64:/w==");
        assertThat(Bytes.of(new byte[] {(byte) 0xFF}).isUtf8()).isFalse();
    }

    @Test
    void theirDigestIsInLowerCaseHexadecimal() {
        assertThat(Sha256.hex("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
