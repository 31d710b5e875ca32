package io.kafkactl.cli.topic.catalogue;

import static io.kafkactl.output.HtmlText.escape;

import io.kafkactl.ops.provision.catalogue.Catalogue;
import io.kafkactl.ops.provision.catalogue.CatalogueTopic;
import org.jspecify.annotations.Nullable;

/** A catalogue as one page of HTML that loads nothing and runs nothing. */
final class CatalogueHtml {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            body { font-family: sans-serif; line-height: 1.4; max-width: 70em; margin: 2em auto; padding: 0 1em; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #ccc; padding: .3em .6em; text-align: left; vertical-align: top; }
            section { border-top: 2px solid #888; margin-top: 2em; }
            h2, td:first-child { overflow-wrap: anywhere; }
            dt { font-weight: bold; margin-top: .4em; }
            .deprecated { text-decoration: line-through; }
            </style>
            </head>
            <body>
            <h1>{title}</h1>
            <table>
            <thead><tr><th>Topic</th><th>Owner</th><th>Key</th><th>Kept</th><th>What</th></tr></thead>
            <tbody>
            """;

    private final StringBuilder text = new StringBuilder();

    private CatalogueHtml() {}

    static String of(Catalogue catalogue, String title) {
        CatalogueHtml page = new CatalogueHtml();
        page.text.append(HEAD.replace("{title}", escape(title)));
        catalogue.topics().forEach(page::row);
        page.line("</tbody>");
        page.line("</table>");
        catalogue.topics().forEach(page::topic);
        page.line("</body>");
        page.line("</html>");
        return page.text.toString();
    }

    private void row(CatalogueTopic topic) {
        String name = escape(topic.name());
        line("<tr><td><a href=\"#" + name + "\""
                + (topic.facts().deprecated() == null ? "" : " class=\"deprecated\"") + ">" + name + "</a></td><td>"
                + cell(CatalogueWords.owner(topic)) + "</td><td>" + cell(CatalogueWords.key(topic)) + "</td><td>"
                + cell(CatalogueWords.retention(topic.config())) + "</td><td>"
                + cell(CatalogueWords.description(topic)) + "</td></tr>");
    }

    private void topic(CatalogueTopic topic) {
        line("<section>");
        line("<h2 id=\"" + escape(topic.name()) + "\">" + escape(topic.name()) + "</h2>");
        String description = CatalogueWords.description(topic);
        if (description != null) {
            line("<p>" + escape(description) + "</p>");
        }
        line("<dl>");
        for (CatalogueWords.Fact fact : CatalogueWords.of(topic)) {
            line("<dt>" + escape(fact.label()) + "</dt>");
            fact.values().forEach(value -> line("<dd>" + escape(value) + "</dd>"));
        }
        line("</dl>");
        line("</section>");
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : escape(value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
