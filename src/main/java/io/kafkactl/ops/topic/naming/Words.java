package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.SegmentSettings.LetterCase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a text, however they are joined, and the ways of joining them. */
final class Words {
    private Words() {}

    /** {@code PriceUpdate}, {@code Price_Update} and {@code priceUPDATE} become {@code price-update}, and so on. */
    static String join(String text, LetterCase letterCase) {
        List<String> words = of(text);
        return switch (letterCase) {
            case KEBAB -> String.join("-", words);
            case SNAKE -> String.join("_", words);
            case LOWER -> String.join("", words);
            case UPPER -> String.join("", words).toUpperCase(Locale.ROOT);
            case PASCAL -> words.stream().map(Words::capital).collect(Collectors.joining());
            case CAMEL -> {
                String joined = words.stream().map(Words::capital).collect(Collectors.joining());
                yield joined.isEmpty() ? joined : joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
            }
        };
    }

    /** A regular expression for a whole text in that case. */
    static String pattern(LetterCase letterCase) {
        return switch (letterCase) {
            case KEBAB -> "[a-z][a-z0-9]*(-[a-z0-9]+)*";
            case SNAKE -> "[a-z][a-z0-9]*(_[a-z0-9]+)*";
            case LOWER -> "[a-z][a-z0-9]*";
            case UPPER -> "[A-Z][A-Z0-9]*";
            case PASCAL -> "[A-Z][A-Za-z0-9]*";
            case CAMEL -> "[a-z][A-Za-z0-9]*";
        };
    }

    /** Lower case; a number cannot come first, because no segment begins with a digit. */
    private static List<String> of(String text) {
        String words = text.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z])([A-Z][a-z])", "$1-$2");
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+", "")
                .replaceAll("-+$", "");
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split("-"));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
