package io.kafkactl.ops.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where lines come from: a file, or a stream that is open already.
 *
 * @param name null for the only stream, whose lines need no name beside their number
 */
public record InputSource(@Nullable String name, Opener opener) {
    /** Opens the bytes when their turn has come. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    public static InputSource file(Path path) {
        return new InputSource(path.toString(), () -> Files.newInputStream(path));
    }

    String lines(long first, long last) {
        String numbers = first == last ? String.valueOf(first) : first + "-" + last;
        if (name != null) {
            return name + ":" + numbers;
        }
        return (first == last ? "line " : "lines ") + numbers;
    }
}
