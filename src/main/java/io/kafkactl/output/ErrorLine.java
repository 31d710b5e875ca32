package io.kafkactl.output;

import io.kafkactl.config.Masking;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error as people and as machines read it on stderr, without the secrets that may stand in the words of others. */
public final class ErrorLine {
    private ErrorLine() {}

    public static String text(KafkactlException failure, Theme theme) {
        return text(Masking.hide(failure.message()), failure.hint().orElse(null), theme);
    }

    private static String text(String message, @Nullable String hint, Theme theme) {
        return theme.error("error:") + " " + SafeText.oneLine(message)
                + (hint == null ? "" : System.lineSeparator() + theme.hint("hint:") + " " + SafeText.lines(hint));
    }

    public static String json(KafkactlException failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("error", failure.error());
        fields.put("message", Masking.hide(failure.message()));
        fields.put("hint", failure.hint().orElse(null));
        return Printer.line(fields);
    }

    public static String text(ItemError error, Theme theme) {
        return text(Masking.hide(error.message()), error.hint(), theme);
    }

    static Map<String, @Nullable Object> fields(ItemError error) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("item", error.item());
        fields.put("error", error.error());
        fields.put("message", Masking.hide(error.message()));
        fields.put("hint", error.hint());
        return fields;
    }

    public static String json(ItemError error) {
        return Printer.line(fields(error));
    }
}
