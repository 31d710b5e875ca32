package io.kafkactl.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Aligns rows in columns for people; on a terminal that is too narrow, columns that say nothing go, and long texts are
 * cut or go on below.
 */
final class TableRenderer {
    private static final int LEAST_CUT = 8;
    private static final int LEAST_WRAPPED = 20;
    private static final int GAP = 2;
    private static final String NOTHING = "-";

    private TableRenderer() {}

    /**
     * Writes a heading and a line for each row.
     *
     * @param room columns of the terminal, or 0 where there is room for all
     * @param cuts whether long texts may be cut; without, they go on in the lines below
     */
    static <T> void render(List<RowModel.Column<T>> wanted, List<T> rows, PrintWriter out, int room, boolean cuts) {
        List<RowModel.Column<T>> columns = wanted;
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(c -> String.valueOf(c.header())).toList());
        for (T row : rows) {
            lines.add(columns.stream().map(c -> cell(c.value().apply(row))).toList());
        }
        int[] widths = widths(lines);
        if (room > 0 && over(widths, room) > 0 && lines.size() > 1) {
            List<Integer> telling = telling(lines);
            columns = telling.stream().map(wanted::get).toList();
            lines = lines.stream()
                    .map(line -> telling.stream().map(line::get).toList())
                    .toList();
            widths = widths(lines);
        }
        if (room > 0) {
            fit(widths, columns, room, cuts ? LEAST_CUT : LEAST_WRAPPED);
        }
        for (List<String> line : lines) {
            print(line, columns, widths, cuts, out);
        }
    }

    private static <T> void print(
            List<String> row, List<RowModel.Column<T>> columns, int[] widths, boolean cuts, PrintWriter out) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(cuts ? List.of(cut(row.get(i), widths[i])) : wrapped(row.get(i), widths[i]));
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int n = 0; n < height; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = n < cells.get(i).size() ? cells.get(i).get(n) : "";
                String pad = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
                text.append(i == 0 ? "" : "  ").append(columns.get(i).right() ? pad + cell : cell + pad);
            }
            out.println(text.toString().stripTrailing());
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

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], line.get(i).codePointCount(0, line.get(i).length()));
            }
        }
        return widths;
    }

    /** How many columns of the terminal are wanting. */
    private static int over(int[] widths, int room) {
        return Arrays.stream(widths).sum() + GAP * (widths.length - 1) - room;
    }

    /** The columns in which a row has anything, and the first. */
    private static List<Integer> telling(List<List<String>> lines) {
        return IntStream.range(0, lines.get(0).size())
                .filter(i -> i == 0
                        || lines.stream().skip(1).anyMatch(line -> !line.get(i).equals(NOTHING)))
                .boxed()
                .toList();
    }

    /** Takes from the widest text; the first column is the name, and figures mean nothing in part. */
    private static <T> void fit(int[] widths, List<RowModel.Column<T>> columns, int room, int least) {
        int over = over(widths, room);
        while (over > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                boolean shrinks = !columns.get(i).right() && widths[i] > least;
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
            return NOTHING;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? NOTHING
                    : safe(list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return safe(value.toString());
    }

    private static String safe(String text) {
        return text.isEmpty() ? NOTHING : SafeText.oneLine(text);
    }
}
