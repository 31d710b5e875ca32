package io.kafkactl.output;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The colours of the words that start a line on stderr and of the lines of a comparison, or none of them. */
public final class Theme {
    /** Text as it is. */
    public static final Theme PLAIN = new Theme(false);

    private static final Map<String, Integer> COLORS =
            Map.of("red", 31, "green", 32, "yellow", 33, "blue", 34, "magenta", 35, "cyan", 36);

    private static final String RESET = "\u001b[0m";

    private final boolean color;

    public Theme(boolean color) {
        this.color = color;
    }

    /** Something failed. */
    public String error(String text) {
        return paint("\u001b[1;31m", text);
    }

    /** Something is not as it should be, and the work goes on. */
    public String warning(String text) {
        return paint("\u001b[1;33m", text);
    }

    /** What to do next. */
    public String hint(String text) {
        return paint("\u001b[36m", text);
    }

    /** Something is new. */
    public String added(String text) {
        return paint("\u001b[32m", text);
    }

    /** Something is gone. */
    public String removed(String text) {
        return paint("\u001b[31m", text);
    }

    /** Something is not as it was. */
    public String changed(String text) {
        return paint("\u001b[33m", text);
    }

    /** In the colour that a context chose; as it is for a null. */
    public String colored(@Nullable String name, String text) {
        Integer code = name == null ? null : COLORS.get(name);
        return code == null ? text : paint("\u001b[1;" + code + "m", text);
    }

    private String paint(String code, String text) {
        return color ? code + text + RESET : text;
    }
}
