package io.kafkactl.error;

import java.util.Locale;

/** Numbers of things in messages, as people count: {@code 1 topic}, {@code 12,000 records}. */
public final class Counted {
    private Counted() {}

    /** For nouns that take an s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    public static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
