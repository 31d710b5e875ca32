package io.kafkactl.cli.topic.catalogue;

import io.kafkactl.ops.provision.catalogue.Catalogue;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import io.kafkactl.output.MarkdownText;
import org.jspecify.annotations.Nullable;

/** A catalogue as a page of Markdown. */
final class CatalogueMarkdown {
    private final StringBuilder text = new StringBuilder();

    private CatalogueMarkdown() {}

    static String of(Catalogue catalogue, String title) {
        CatalogueMarkdown page = new CatalogueMarkdown();
        page.line("# " + MarkdownText.plain(title));
        page.line("");
        page.line("| topic | owner | key | kept | what |");
        page.line("|---|---|---|---|---|");
        catalogue.topics().forEach(page::row);
        catalogue.topics().forEach(page::topic);
        return page.text.toString();
    }

    private void row(CatalogueTopic topic) {
        String name = MarkdownText.code(topic.name());
        line("| " + (topic.facts().deprecated() == null ? name : name + " (deprecated)") + " | "
                + cell(CatalogueWords.owner(topic)) + " | " + cell(CatalogueWords.key(topic)) + " | "
                + cell(CatalogueWords.retention(topic.config())) + " | "
                + cell(CatalogueWords.description(topic)) + " |");
    }

    private void topic(CatalogueTopic topic) {
        line("");
        line("## " + MarkdownText.code(topic.name()));
        line("");
        String description = CatalogueWords.description(topic);
        if (description != null) {
            // At the beginning of a line these make lists and headings.
            line(MarkdownText.plain(description).replaceFirst("^([-+=])", "\\\\$1"));
            line("");
        }
        for (CatalogueWords.Fact fact : CatalogueWords.of(topic)) {
            if (fact.values().size() == 1) {
                line("- **" + fact.label() + "**: "
                        + MarkdownText.plain(fact.values().get(0)));
            } else {
                line("- **" + fact.label() + "**:");
                fact.values().forEach(value -> line("  - " + MarkdownText.plain(value)));
            }
        }
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : MarkdownText.plain(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
