package io.kafkactl.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/** Writes single values so that every YAML reader takes them for the same text: in quotes wherever there is a doubt. */
public final class YamlScalar {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*(?::[0-9]+)?");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,18})(\\.\\d+)?(s|m|h|d|KiB|MiB|GiB)?");

    private YamlScalar() {}

    /** What is read as text. */
    public static String text(String text) {
        return PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches() ? text : quoted(text);
    }

    /** What may be read as a number or truth value too, because only its spelling counts. */
    public static String value(String text) {
        return AMOUNT.matcher(text).matches() || text.equals("true") || text.equals("false") ? text : text(text);
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
