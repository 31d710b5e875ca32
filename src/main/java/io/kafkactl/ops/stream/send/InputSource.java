package io.kafkactl.ops.stream.send;

import io.kafkactl.record.input.RecordInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where records come from.
 *
 * @param name null for the only input, whose items need no name beside their number
 * @param unit what is counted in it: {@code line}, {@code item}, {@code record}, {@code file}
 * @param layout how items are put together to an input of the same format
 */
public record InputSource(@Nullable String name, String unit, Layout layout, Opener opener) {
    /** What stands around items that are written one after the other. */
    public record Layout(String before, String between, String after, String atEnd) {
        public static final Layout LINES = new Layout("", "", "\n", "");
        public static final Layout JSON_ARRAY = new Layout("[\n", ",\n", "", "\n]\n");
    }

    /** Opens the input when its turn has come. */
    @FunctionalInterface
    public interface Opener {
        RecordInput open() throws IOException;
    }

    /** The items from {@code first} to {@code last}, as messages name them. */
    public String places(long first, long last) {
        if (unit.equals("file")) {
            return title();
        }
        String numbers = first == last ? String.valueOf(first) : first + "-" + last;
        String counted = unit + (first == last ? " " : "s ") + numbers;
        if (name == null) {
            return counted;
        }
        return unit.equals("line") ? name + ":" + numbers : name + ": " + counted;
    }

    /** For messages about the input as a whole. */
    public String title() {
        return name == null ? "the input" : name.equals("-") ? "stdin" : "'" + name + "'";
    }
}
