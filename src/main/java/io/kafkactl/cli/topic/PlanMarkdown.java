package io.kafkactl.cli.topic;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.output.MarkdownText;
import java.util.List;

/** A plan as a comment on a pull request. */
final class PlanMarkdown {
    private final StringBuilder text = new StringBuilder();

    private PlanMarkdown() {}

    static String of(ProvisionPlan plan) {
        PlanMarkdown markdown = new PlanMarkdown();
        markdown.line("### Topics: " + PlanWords.summary(plan));
        markdown.line("");
        markdown.line("In " + MarkdownText.plain(PlanWords.place(plan)) + ".");
        markdown.operations(PlanWords.rows(plan));
        markdown.list("What is lost or broken", PlanWords.consequences(plan));
        markdown.list(
                "What cannot be done",
                plan.problems().stream().map(PlanMarkdown::sentence).toList());
        markdown.list("Warnings", plan.warnings());
        return markdown.text.toString();
    }

    private void operations(List<PlanWords.Row> rows) {
        line("");
        if (rows.isEmpty()) {
            line("Nothing has to be done.");
            return;
        }
        line("| | topic | property | from | to | risk | needs |");
        line("|---|---|---|---|---|---|---|");
        for (PlanWords.Row row : rows) {
            line("| " + sign(row.operation().action()) + " | "
                    + MarkdownText.code(row.topic().name()) + " | "
                    + MarkdownText.plain(row.operation().property()) + " | " + MarkdownText.plain(PlanWords.from(row))
                    + " | "
                    + MarkdownText.plain(PlanWords.to(row)) + " | "
                    + row.operation().risk() + " | "
                    + row.operation().requiredFlag().map(MarkdownText::code).orElse("") + " |");
        }
    }

    private void list(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        line("");
        line("**" + title + "**");
        line("");
        items.forEach(item -> line((item.startsWith("  ") ? "  - " : "- ") + MarkdownText.plain(item.strip())));
    }

    private static String sentence(ItemError problem) {
        return problem.message() + (problem.hint() == null ? "" : " (" + problem.hint() + ")");
    }

    private static String sign(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case DELETE -> "-";
            default -> "~";
        };
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
