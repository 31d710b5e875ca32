package io.kafkactl.ops.group;

import java.util.regex.Pattern;

/** Shell patterns for names: {@code *} any text, {@code ?} any one character, all else literal, always the whole name. */
public final class NameGlob {
    private NameGlob() {}

    public static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
