package io.kafkactl.cli.dlq;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a plan: a head, and below it facts with or without a label. */
final class PlanLines {
    private final List<String> lines = new ArrayList<>();

    void head(String line) {
        lines.add(line);
    }

    void add(String line) {
        lines.add("  " + line);
    }

    void add(String label, String text) {
        lines.add("  " + String.format("%-12s", label) + text);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    /** The first few names, and a sign that there are more. */
    static String some(List<String> names, int most) {
        return names.stream().limit(most).collect(Collectors.joining(", ")) + (names.size() > most ? ", …" : "");
    }
}
