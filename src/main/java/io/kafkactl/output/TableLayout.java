package io.kafkactl.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which columns of a table a terminal has room for, and how wide they are. */
final class TableLayout {
    static final int GAP = 2;
    static final String NOTHING = "-";
    /** Stands behind the headings for columns that were left out. */
    static final String MORE = "…";

    private static final int LEAST_CUT = 8;
    private static final int LEAST_WRAPPED = 16;

    private final List<List<String>> lines;
    private final List<? extends RowModel.Column<?>> columns;
    private final List<Integer> shown;
    private final int room;
    private final int[] widths;
    private boolean leftOut;

    private TableLayout(List<List<String>> lines, List<? extends RowModel.Column<?>> columns, int room) {
        this.lines = lines;
        this.columns = columns;
        this.room = room;
        this.shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        this.widths = shown.stream().mapToInt(this::widest).toArray();
    }

    /**
     * For lines of a cell in each column, the headings first.
     *
     * @param room of the terminal, or 0 where there is room for all
     * @param cuts whether texts may be cut and columns left out
     */
    static TableLayout of(
            List<List<String>> lines, List<? extends RowModel.Column<?>> columns, int room, boolean cuts) {
        TableLayout layout = new TableLayout(lines, columns, room);
        if (room > 0) {
            layout.leaveOutWhatSaysNothing();
            if (cuts) {
                layout.leaveOutWhatIsSpare();
                layout.leaveOutWhatCannotBeCut();
            }
            layout.shrink(cuts);
        }
        return layout;
    }

    /** The columns to show, by their place among all. */
    List<Integer> shown() {
        return shown;
    }

    int width(int column) {
        return widths[column];
    }

    boolean fits() {
        return room == 0 || over() <= 0;
    }

    /** True when something is not shown that says something. */
    boolean leavesOut() {
        return leftOut;
    }

    private int widest(int column) {
        return lines.stream()
                .mapToInt(line ->
                        line.get(column).codePointCount(0, line.get(column).length()))
                .max()
                .orElse(0);
    }

    /** How many columns of the terminal are wanting. */
    private int over() {
        return over(shown.stream().mapToInt(i -> widths[i]).sum());
    }

    private int over(int sum) {
        int more = leftOut ? GAP + MORE.length() : 0;
        return sum + GAP * (shown.size() - 1) + more - room;
    }

    /** Columns in which no row has anything, but for the first. */
    private void leaveOutWhatSaysNothing() {
        if (over() > 0 && lines.size() > 1) {
            shown.removeIf(i ->
                    i > 0 && lines.stream().skip(1).allMatch(line -> line.get(i).equals(NOTHING)));
        }
    }

    private void leaveOutWhatIsSpare() {
        for (int n = shown.size() - 1; n > 0 && over() > 0; n--) {
            if (columns.get(shown.get(n)).spare()) {
                leaveOut(n);
            }
        }
    }

    /** From the right, until the rest fits when all texts are cut as far as they may be. */
    private void leaveOutWhatCannotBeCut() {
        while (shown.size() > 1
                && over(shown.stream()
                                .mapToInt(i -> shrinks(i, 1) ? Math.min(widths[i], LEAST_CUT) : widths[i])
                                .sum())
                        > 0) {
            leaveOut(shown.size() - 1);
        }
    }

    private void leaveOut(int place) {
        shown.remove(place);
        leftOut = true;
    }

    /** Figures mean nothing in part, and the first column of a list is the name. */
    private boolean shrinks(int column, int from) {
        return column >= from && !columns.get(column).right();
    }

    /** What goes on below keeps its words whole, but in the last column. */
    private int longestWord(int column) {
        if (column == shown.get(shown.size() - 1)) {
            return LEAST_WRAPPED;
        }
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.get(column).split(" ")))
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .max()
                .orElse(LEAST_WRAPPED);
    }

    /** Takes from the widest text. */
    private void shrink(boolean cuts) {
        int wanting = over();
        if (wanting <= 0) {
            return;
        }
        int[] least = IntStream.range(0, widths.length)
                .map(i -> cuts ? LEAST_CUT : longestWord(i))
                .toArray();
        for (int over = wanting; over > 0; over--) {
            int widest = -1;
            for (int i : shown) {
                boolean more = shrinks(i, cuts ? 1 : 0) && widths[i] > least[i];
                if (more && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }
}
