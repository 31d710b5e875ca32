package io.kafkactl.cli.dlq;

import io.kafkactl.output.SafeText;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonBytes;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two values as the lines in which they differ: whole where they are short, else the changed lines of indented JSON. */
final class ValueDiff {
    private static final int LINE_CHARS = 160;
    private static final int LINES = 40;
    /** Comparing takes a step for each pair of lines. */
    private static final int PAIRS = 1_000_000;
    /** How much is shown of a long line in front of the first character that differs. */
    private static final int LEAD = 40;

    private ValueDiff() {}

    /** Lines that begin with {@code - } or {@code + }, and {@code …} for what is left out. */
    static List<String> lines(@Nullable Bytes before, @Nullable Bytes after) {
        String oldText = oneLine(before);
        String newText = oneLine(after);
        if (oldText.length() <= LINE_CHARS && newText.length() <= LINE_CHARS) {
            return List.of("- " + oldText, "+ " + newText);
        }
        List<String> lines = changed(indented(before), indented(after));
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, LINES));
        some.add("… and " + (lines.size() - LINES) + " lines more");
        return some;
    }

    private static String oneLine(@Nullable Bytes bytes) {
        return SafeText.oneLine(String.valueOf(JsonBytes.plain(Bytes.arrayOf(bytes))));
    }

    private static List<String> indented(@Nullable Bytes bytes) {
        if (bytes != null && JsonDocument.maybe(bytes.array())) {
            ByteBuilder json = new ByteBuilder();
            try {
                JsonDocument.putIndented(bytes.array(), json, 0);
                return Bytes.of(json.toByteArray())
                        .text()
                        .lines()
                        .map(SafeText::oneLine)
                        .toList();
            } catch (UndecodableException e) {
                // Shown as the text that it is.
            }
        }
        return String.valueOf(JsonBytes.plain(Bytes.arrayOf(bytes)))
                .lines()
                .map(SafeText::oneLine)
                .toList();
    }

    private static List<String> changed(List<String> before, List<String> after) {
        int head = 0;
        while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(before.size(), after.size()) - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> oldLines = before.subList(head, before.size() - tail);
        List<String> newLines = after.subList(head, after.size() - tail);
        List<String> lines = new ArrayList<>();
        if ((long) oldLines.size() * newLines.size() > PAIRS) {
            block(lines, oldLines, newLines);
        } else {
            blocks(lines, oldLines, newLines);
        }
        // What white space alone makes different is not in the indented lines.
        return lines.isEmpty() ? List.of("- … in its white space", "+ … in its white space") : lines;
    }

    /** By the longest common subsequence. */
    private static void blocks(List<String> lines, List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        int fromOld = 0;
        int fromNew = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                block(lines, before.subList(fromOld, i), after.subList(fromNew, j));
                fromOld = ++i;
                fromNew = ++j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        block(lines, before.subList(fromOld, before.size()), after.subList(fromNew, after.size()));
    }

    private static void block(List<String> lines, List<String> before, List<String> after) {
        for (int i = 0; i < before.size(); i++) {
            lines.add("- " + excerpt(before.get(i), i < after.size() ? after.get(i) : ""));
        }
        for (int i = 0; i < after.size(); i++) {
            lines.add("+ " + excerpt(after.get(i), i < before.size() ? before.get(i) : ""));
        }
    }

    /** The part of a long line in which it begins to differ from the other. */
    private static String excerpt(String line, String other) {
        if (line.length() <= LINE_CHARS) {
            return line;
        }
        int same = 0;
        while (same < Math.min(line.length(), other.length()) && line.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = same < LINE_CHARS - LEAD ? 0 : Math.min(same - LEAD, line.length() - LINE_CHARS);
        int to = Math.min(line.length(), from + LINE_CHARS);
        return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    }
}
