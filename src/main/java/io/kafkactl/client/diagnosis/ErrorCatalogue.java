package io.kafkactl.client.diagnosis;

import io.kafkactl.error.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages and hints for each cause, in one file that is read when something first fails. */
public final class ErrorCatalogue {
    private static final String FILE = "errors.properties";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private ErrorCatalogue() {}

    /**
     * What to tell the user.
     *
     * @param values what stands in the place of the words in braces; one that is missing is a mistake of the caller's
     */
    public static Explanation explain(ErrorCause cause, Map<String, String> values) {
        return new Explanation(
                cause,
                ExitCode.valueOf(text(cause, "exit")),
                fill(text(cause, "message"), values),
                fill(text(cause, "hint"), values));
    }

    /** One line of the file as it stands there: {@code when}, {@code exit}, {@code message} or {@code hint}. */
    public static String text(ErrorCause cause, String line) {
        String key = cause + "." + line;
        return Objects.requireNonNull(Loaded.TEXTS.getProperty(key), key);
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(place.group(1)), () -> place.group() + " in: " + text)));
    }

    /** Apart, so that nothing is read by commands that go well. */
    private static final class Loaded {
        static final Properties TEXTS = read();

        private static Properties read() {
            Properties texts = new Properties();
            try (InputStream in = Objects.requireNonNull(ErrorCatalogue.class.getResourceAsStream(FILE), FILE)) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }
    }
}
