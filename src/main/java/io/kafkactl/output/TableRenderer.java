package io.kafkactl.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aligns rows in columns for people; nothing is ever cut. */
final class TableRenderer {
    private TableRenderer() {}

    static <T> void render(List<RowModel.Column<T>> columns, List<T> rows, PrintWriter out) {
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
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i);
                String pad = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
                text.append(i == 0 ? "" : "  ").append(columns.get(i).right() ? pad + cell : cell + pad);
            }
            out.println(text.toString().stripTrailing());
        }
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
