package io.kafkactl.docs;

import io.kafkactl.cli.help.Concept;
import java.util.ArrayList;
import java.util.List;

/** Writes the few man(7) requests that a manual page needs, with all text escaped. */
final class Roff {
    private static final int FIRST_NON_ASCII = 128;

    private final StringBuilder page = new StringBuilder();

    Roff title(String name, int section, String date) {
        return request(".TH " + quoted(name) + " " + section + " " + date + " kafkactl \"kafkactl manual\"");
    }

    Roff section(String title) {
        return request(".SH " + quoted(title));
    }

    Roff subsection(String title) {
        return request(".SS " + quoted(title));
    }

    /** A term in bold, its value in italics, and what it means. */
    Roff term(String bold, String italic, List<String> meaning) {
        request(".TP");
        request(bold(bold) + (italic.isEmpty() ? "" : " " + italic(italic)));
        lines(meaning, "");
        return this;
    }

    Roff synopsis(String command, String arguments) {
        return request(bold(command) + (arguments.isEmpty() ? "" : " " + escape(arguments)));
    }

    Roff text(String line) {
        return request(guard(escape(line)));
    }

    /** Paragraphs; lines that are indented or listed one after the other stay as they are. */
    Roff paragraphs(List<String> paragraphs) {
        return lines(paragraphs, ".PP");
    }

    Roff verbatim(List<String> lines) {
        request(".nf");
        lines.forEach(line -> request(guard(escape(line))));
        return request(".fi");
    }

    Roff references(List<String> pages) {
        List<String> references = new ArrayList<>();
        for (String name : pages) {
            references.add(".BR " + escape(name) + " ("
                    + (Concept.of(name.replaceFirst("^kafkactl-", "")).isPresent() ? ConceptPage.SECTION : 1) + ")");
        }
        return request(String.join(",\n", references));
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private Roff lines(List<String> texts, String between) {
        boolean first = true;
        List<String> indented = new ArrayList<>();
        for (String line : texts.stream().flatMap(String::lines).toList()) {
            if (line.startsWith(" ")) {
                indented.add(line);
                continue;
            }
            flush(indented);
            if (line.isBlank()) {
                continue;
            }
            if (!first) {
                request(between.isEmpty() ? ".br" : between);
            }
            text(line);
            first = false;
        }
        flush(indented);
        return this;
    }

    private void flush(List<String> indented) {
        if (!indented.isEmpty()) {
            verbatim(indented);
            indented.clear();
        }
    }

    private Roff request(String line) {
        page.append(line).append('\n');
        return this;
    }

    static String bold(String text) {
        return "\\fB" + escape(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escape(text) + "\\fR";
    }

    private static String quoted(String text) {
        return '"' + escape(text) + '"';
    }

    /** A dot or an apostrophe at the start of a line would make it a request. */
    private static String guard(String escaped) {
        return escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" + escaped : escaped;
    }

    /** Characters that roff would read as requests, or that formatters replace by typographic ones. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> escaped.append(c < FIRST_NON_ASCII ? Character.toString(c) : String.format("\\[u%04X]", c));
            }
        });
        return escaped.toString();
    }
}
