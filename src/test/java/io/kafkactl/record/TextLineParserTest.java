package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextLineParserTest {
    @Test
    void theFirstSeparatorSplits() {
        assertThat(parse(TextLineParser.keyed(Separator.parse(":")), "a:b:c"))
                .isEqualTo(new OutgoingRecord(null, null, Bytes.utf8("a"), Bytes.utf8("b:c"), List.of()));
        assertThat(parse(TextLineParser.keyed(Separator.parse("=>")), "=>"))
                .isEqualTo(new OutgoingRecord(null, null, Bytes.EMPTY, Bytes.EMPTY, List.of()));
        assertThat(parse(TextLineParser.keyed(Separator.parse("=>")), "a==>b").key())
                .isEqualTo(Bytes.utf8("a="));
    }

    @Test
    void aLineWithoutSeparatorIsAnError() {
        assertThatThrownBy(() -> parse(TextLineParser.keyed(Separator.parse("=>")), "a="))
                .hasMessageContaining("no key separator '=>'");
    }

    @Test
    void withoutSeparatorTheLineIsTheValue() {
        assertThat(parse(TextLineParser.values(Bytes.utf8("k")), "v\r"))
                .isEqualTo(new OutgoingRecord(null, null, Bytes.utf8("k"), Bytes.utf8("v\r"), List.of()));
        assertThat(parse(TextLineParser.values(null), ""))
                .isEqualTo(new OutgoingRecord(null, null, null, Bytes.EMPTY, List.of()));
    }

    private static OutgoingRecord parse(TextLineParser parser, String line) {
        byte[] bytes = (":" + line + "=>:").getBytes(UTF_8);
        return parser.parse(bytes, 1, bytes.length - 4);
    }
}
