package io.kafkactl.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Aligns rows in columns for people; on a terminal that is too narrow for all, lists are cut, and other tables go on
 * below or are turned into a block for each row.
 */
final class TableRenderer {
    private static final int LEAST_VALUE = 20;

    private TableRenderer() {}

    /**
     * Writes a heading and a line for each row.
     *
     * @param room columns of the terminal, or 0 where there is room for all
     * @param cuts whether long texts may be cut and columns left out; without, nothing is lost
     */
    static <T> void render(List<RowModel.Column<T>> columns, List<T> rows, PrintWriter out, int room, boolean cuts) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(c -> String.valueOf(c.header())).toList());
        for (T row : rows) {
            lines.add(columns.stream().map(c -> cell(c.value().apply(row))).toList());
        }
        TableLayout layout = TableLayout.of(lines, columns, room, cuts);
        if (!cuts && !layout.fits()) {
            blocks(lines, out, room);
            return;
        }
        for (List<String> line : lines) {
            boolean more = layout.leavesOut() && line == lines.get(0);
            print(line, columns, layout, cuts, more ? " ".repeat(TableLayout.GAP) + TableLayout.MORE : "", out);
        }
    }

    private static <T> void print(
            List<String> row,
            List<RowModel.Column<T>> columns,
            TableLayout layout,
            boolean cuts,
            String end,
            PrintWriter out) {
        Map<Integer, List<String>> cells = new HashMap<>();
        for (int i : layout.shown()) {
            String cell = row.get(i);
            cells.put(i, cuts ? List.of(cut(cell, layout.width(i))) : wrapped(cell, layout.width(i)));
        }
        int height = cells.values().stream().mapToInt(List::size).max().orElse(0);
        for (int n = 0; n < height; n++) {
            StringBuilder text = new StringBuilder();
            for (int i : layout.shown()) {
                List<String> parts = cells.getOrDefault(i, List.of());
                String cell = n < parts.size() ? parts.get(n) : "";
                String pad = " ".repeat(layout.width(i) - cell.codePointCount(0, cell.length()));
                text.append(i == 0 ? "" : " ".repeat(TableLayout.GAP));
                text.append(columns.get(i).right() ? pad + cell : cell + pad);
            }
            out.println((text + end).stripTrailing());
        }
    }

    /** A line for each heading with the row's cell behind it, and an empty line between two rows. */
    private static void blocks(List<List<String>> lines, PrintWriter out, int room) {
        List<String> headings = lines.get(0);
        int width = headings.stream().mapToInt(String::length).max().orElse(0) + TableLayout.GAP;
        for (int row = 1; row < lines.size(); row++) {
            if (row > 1) {
                out.println();
            }
            for (int i = 0; i < headings.size(); i++) {
                String heading = headings.get(i);
                for (String part : wrapped(lines.get(row).get(i), Math.max(LEAST_VALUE, room - width))) {
                    out.println(heading + " ".repeat(width - heading.length()) + part);
                    heading = "";
                }
            }
        }
    }

    /** Between words where that is possible. */
    private static List<String> wrapped(String cell, int width) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.codePointCount(0, rest.length()) > width) {
            int most = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', most);
            lines.add(rest.substring(0, space > 0 ? space : most));
            rest = rest.substring(space > 0 ? space + 1 : most);
        }
        lines.add(rest);
        return lines;
    }

    private static String cut(String cell, int width) {
        return cell.codePointCount(0, cell.length()) <= width
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return TableLayout.NOTHING;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? TableLayout.NOTHING
                    : safe(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return safe(value.toString());
    }

    private static String safe(String text) {
        return text.isEmpty() ? TableLayout.NOTHING : SafeText.oneLine(text);
    }
}
