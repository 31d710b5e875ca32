package io.kafkactl.record.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Text with functions in double braces, as in <code>{"id":{{seq}},"at":"{{now}}"}</code>. */
public final class Template {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** What a record is made from: its number from 1, chance, and one time for all of it. */
    record Moment(long sequence, Random random, Instant now) {}

    /** A part of a template. */
    @FunctionalInterface
    interface Part {
        void write(Moment moment, StringBuilder out);
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** Exit 2 for a function that there is not, or not with these arguments. */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            String literal = text.substring(at, open < 0 ? text.length() : open);
            if (!literal.isEmpty()) {
                parts.add((moment, out) -> out.append(literal));
            }
            if (open < 0) {
                break;
            }
            int close = close(text, open + OPEN.length());
            parts.add(TemplateFunctions.parse(words(text.substring(open + OPEN.length(), close))));
            at = close + CLOSE.length();
        }
        return new Template(parts);
    }

    /** Where the braces close: not within quotes. */
    private static int close(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(CLOSE, i)) {
                return i;
            }
        }
        throw KafkactlException.usage(
                "template: '" + OPEN + "' at character " + (from - OPEN.length() + 1) + " is never closed",
                "two opening braces that are meant are written {{\"{{\"}}");
    }

    /** Words between spaces; quotes hold a word together and are part of what is returned. */
    private static List<String> words(String expression) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (Character.isWhitespace(c) && !quoted) {
                add(words, word);
            } else {
                quoted ^= c == '"';
                word.append(c);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    Bytes render(Moment moment) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> part.write(moment, out));
        return Bytes.of(out.toString().getBytes(UTF_8));
    }
}
