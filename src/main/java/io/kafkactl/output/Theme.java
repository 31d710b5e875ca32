package io.kafkactl.output;

/** The colours of the words that start a line on stderr and of the lines of a comparison, or none of them. */
public final class Theme {
    /** Text as it is. */
    public static final Theme PLAIN = new Theme(false);

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

    private String paint(String code, String text) {
        return color ? code + text + RESET : text;
    }
}
