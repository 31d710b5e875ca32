package io.kafkactl.cli.shell;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** The words before the cursor, as the line editor asks for them. */
record TypedLine(UnfinishedLine typed, String line, int cursor) implements CompletingParsedLine {
    private static final String SPECIAL = " \t\r\n|>;&<()'\"\\#";

    @Override
    public String word() {
        return typed.word();
    }

    @Override
    public int wordCursor() {
        return typed.word().length();
    }

    @Override
    public int wordIndex() {
        return typed.words().size() - 1;
    }

    @Override
    public List<String> words() {
        return typed.words();
    }

    @Override
    public int rawWordCursor() {
        return cursor - typed.wordStart();
    }

    @Override
    public int rawWordLength() {
        return cursor - typed.wordStart();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        if (typed.openQuote() == '\'') {
            return "'" + candidate.toString().replace("'", "'\\''") + (complete ? "'" : "");
        }
        if (typed.openQuote() == '"') {
            return '"' + candidate.toString().replaceAll("[\"\\\\$`]", "\\\\$0") + (complete ? "\"" : "");
        }
        StringBuilder escaped = new StringBuilder();
        candidate.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped;
    }
}
