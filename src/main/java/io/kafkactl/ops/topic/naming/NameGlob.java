package io.kafkactl.ops.topic.naming;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern over whole topic names: {@code *} is any text, dots included, and {@code ?} one character. */
public final class NameGlob {
    private final Pattern pattern;

    public NameGlob(String glob) {
        pattern = Pattern.compile(glob.codePoints()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining()));
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
