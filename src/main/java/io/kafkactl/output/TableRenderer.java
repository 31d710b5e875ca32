package io.kafkactl.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aligns rows in columns for people; on a terminal that is too narrow, long texts are cut. */
final class TableRenderer {
    private static final int LEAST = 8;
    private static final int GAP = 2;

    private TableRenderer() {}

    /**
     * Writes a heading and a line for each row.
     *
     * @param room columns of the terminal, or 0 where nothing is to be cut
     */
    static <T> void render(List<RowModel.Column<T>> columns, List<T> rows, PrintWriter out, int room) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(c -> String.valueOf(c.header())).toList());
        for (T row : rows) {
            lines.add(columns.stream().map(c -> cell(c.value().apply(row))).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], line.get(i).codePointCount(0, line.get(i).length()));
            }
        }
        if (room > 0) {
            fit(widths, columns, room);
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cut(line.get(i), widths[i]);
                String pad = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
                text.append(i == 0 ? "" : "  ").append(columns.get(i).right() ? pad + cell : cell + pad);
            }
            out.println(text.toString().stripTrailing());
        }
    }

    /** Takes from the widest text; the first column is the name, and figures mean nothing in part. */
    private static <T> void fit(int[] widths, List<RowModel.Column<T>> columns, int room) {
        int over = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - room;
        while (over > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                boolean shrinks = !columns.get(i).right() && widths[i] > LEAST;
                if (shrinks && (widest == 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest == 0) {
                return;
            }
            widths[widest]--;
            over--;
        }
    }

    private static String cut(String cell, int width) {
        return cell.codePointCount(0, cell.length()) <= width
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "-"
                    : safe(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return safe(value.toString());
    }

    private static String safe(String text) {
        return text.isEmpty() ? "-" : SafeText.oneLine(text);
    }
}
