package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Files that were good until somebody spoiled them: a few edits of some bytes, often by what parsers stumble over. */
public final class Spoiled {
    private static final int MOST_EDITS = 6;

    private static final String[] NASTY = {
        "\u0000",
        "\u001b[2J",
        "\u009b1A",
        "{",
        "[",
        "]",
        "}",
        "\"",
        "'",
        ":",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "<<: *a",
        "!!java.net.URL ",
        "|\n",
        ">\n",
        "#",
        "%YAML 9.9\n",
        "---\n",
        "...\n",
        "\t",
        "\r",
        "\n",
        ",",
        "\\",
        "\\u",
        "\\ud800",
        "\u00ff",
        "\u00c0\u0080",
        "\u00ed\u00a0\u0080",
        "\u00ef\u00bb\u00bf",
        "\u00e2\u0080\u00ae",
        "null",
        "~",
        "NaN",
        "1e999999999",
        "-0",
        "99999999999999999999",
        "0x7fffffffffffffff",
        "true"
    };

    /** At {@code at} of the file's thousandth parts, so much goes and something comes instead. */
    private record Edit(int at, int gone, String instead) {
        String apply(String text) {
            int from = (int) ((long) text.length() * at / 1_000);
            return text.substring(0, from) + instead + text.substring(Math.min(text.length(), from + gone));
        }
    }

    private Spoiled() {}

    /** The texts, with some edits each. */
    public static Arbitrary<byte[]> of(String... good) {
        Arbitrary<Edit> edits = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(0)),
                                Tuple.of(2, Arbitraries.integers().between(1, 40))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(NASTY)),
                                Tuple.of(
                                        1,
                                        Arbitraries.strings()
                                                .withCharRange('\u0000', '\u00ff')
                                                .ofMaxLength(5))))
                .as(Edit::new);
        return Combinators.combine(
                        Arbitraries.of(good), edits.list().ofMinSize(1).ofMaxSize(MOST_EDITS))
                .as((text, changes) -> spoil(text, changes));
    }

    private static byte[] spoil(String text, List<Edit> edits) {
        // A letter a byte, so that what comes may be no UTF-8 at all.
        String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
        for (Edit edit : edits) {
            bytes = edit.apply(bytes);
        }
        return bytes.getBytes(ISO_8859_1);
    }
}
