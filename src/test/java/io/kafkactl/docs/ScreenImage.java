package io.kafkactl.docs;

import java.util.List;
import java.util.Locale;

/** Draws the rows of a terminal as an SVG image. */
final class ScreenImage {
    private static final double COLUMN = 7.8;
    private static final int ROW = 18;
    private static final int MARGIN = 16;

    private ScreenImage() {}

    /** Commands, which begin with a dollar sign, and headings are brighter than what is printed. */
    static String draw(List<String> rows) {
        int columns = rows.stream().mapToInt(String::length).max().orElse(0);
        long width = Math.round(columns * COLUMN) + 2 * MARGIN;
        long height = (long) rows.size() * ROW + 2 * MARGIN;
        StringBuilder image = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                <rect width="%1$d" height="%2$d" rx="8" fill="#1b1f24"/>
                <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
                """, width, height));
        int y = MARGIN + 13;
        for (String row : rows) {
            if (!row.isBlank()) {
                image.append(String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" fill=\"%s\" textLength=\"%.1f\" xml:space=\"preserve\">%s</text>\n",
                        MARGIN,
                        y,
                        color(row),
                        row.length() * COLUMN,
                        escaped(row)));
            }
            y += ROW;
        }
        return image.append("</g>\n</svg>\n").toString();
    }

    private static String color(String row) {
        if (row.startsWith("$ ")) {
            return "#7ee787";
        }
        return row.startsWith("== ") ? "#79c0ff" : "#d0d7de";
    }

    private static String escaped(String row) {
        return row.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
