package io.kafkactl.docs;

import io.kafkactl.cli.help.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The manual page of a concept, made from the text that {@code kafkactl help} prints. */
final class ConceptPage {
    static final int SECTION = 7;

    private final Concept concept;
    private final String date;
    private final Roff roff = new Roff();

    ConceptPage(Concept concept, String date) {
        this.concept = concept;
        this.date = date;
    }

    String render() {
        String name = "kafkactl-" + concept;
        roff.title(name.toUpperCase(Locale.ROOT), SECTION, date);
        roff.section("NAME").text(name + " - " + ManualPage.uncapitalised(concept.header()));
        roff.section("DESCRIPTION");
        List<String> section = new ArrayList<>();
        for (String line : concept.text().lines().toList()) {
            if (line.startsWith("# ")) {
                flush(section);
                roff.section(line.substring(2).toUpperCase(Locale.ROOT));
            } else {
                section.add(line);
            }
        }
        flush(section);
        List<String> pages = new ArrayList<>(List.of("kafkactl"));
        Concept.names().stream()
                .filter(other -> !other.equals(concept.toString()))
                .forEach(other -> pages.add("kafkactl-" + other));
        roff.section("SEE ALSO").references(pages);
        return roff.toString();
    }

    /** Lines of a paragraph are filled anew; indented ones stay as they are. */
    private void flush(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            boolean running = !line.isBlank() && !line.startsWith(" ");
            if (!running && !open.isEmpty()) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
            if (running) {
                open.append(open.isEmpty() ? "" : " ").append(line);
            } else {
                paragraphs.add(line);
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
        }
        roff.paragraphs(paragraphs);
        lines.clear();
    }
}
