package io.kafkactl.ops.stream;

import io.kafkactl.record.input.RecordInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where records come from.
 *
 * @param name null for the only input, whose items need no name beside their number
 * @param unit what is counted in it: {@code line}, {@code item}
 */
public record InputSource(@Nullable String name, String unit, Opener opener) {
    /** Opens the input when its turn has come. */
    @FunctionalInterface
    public interface Opener {
        RecordInput open() throws IOException;
    }

    /** The items from {@code first} to {@code last}, as messages name them. */
    String places(long first, long last) {
        String numbers = first == last ? String.valueOf(first) : first + "-" + last;
        String counted = unit + (first == last ? " " : "s ") + numbers;
        if (name == null) {
            return counted;
        }
        return unit.equals("line") ? name + ":" + numbers : name + ": " + counted;
    }

    /** For messages about the input as a whole. */
    String title() {
        return name == null ? "stdin" : "'" + name + "'";
    }
}
