package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class TypedLineTest {
    private final LineParser parser = new LineParser();

    @Test
    void completesTheWordBeforeTheCursor() {
        TypedLine line = (TypedLine) parser.parse("topic de x", 8, ParseContext.COMPLETE);
        assertThat(line.words()).containsExactly("topic", "de");
        assertThat(line.word()).isEqualTo("de");
        assertThat(line.wordIndex()).isEqualTo(1);
        assertThat(line.rawWordCursor()).isEqualTo(2);
        assertThat(line.rawWordLength()).isEqualTo(2);
    }

    @Test
    void quotesACandidateAsTheWordIsQuoted() {
        assertThat(escaped("produce a it")).hasToString("it\\'s\\ so");
        assertThat(escaped("produce a 'it")).hasToString("'it'\\''s so'");
        assertThat(escaped("produce a \"it")).hasToString("\"it's so\"");
    }

    private CharSequence escaped(String typed) {
        return ((TypedLine) parser.parse(typed, typed.length(), ParseContext.COMPLETE)).escape("it's so", true);
    }

    @Test
    void asksForMoreOnlyWhenALineIsEnteredThatIsNotFinished() {
        assertThatThrownBy(() -> parser.parse("topic 'a", 8, ParseContext.ACCEPT_LINE))
                .isInstanceOf(EOFError.class);
        assertThat(parser.parse("topic 'a", 8, ParseContext.COMPLETE)).isNotNull();
        assertThat(parser.parse("topic ; a", 9, ParseContext.ACCEPT_LINE)).isNotNull();
    }
}
