package io.kafkactl.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.output.SafeText;
import java.io.IOException;
import java.util.List;

/** Shows plans: rows or a document on stdout, problems and a summary on stderr. */
final class PlanPrinter {
    private final Invocation invocation;
    private final PlanFormat format;

    PlanPrinter(Invocation invocation, PlanFormat format) {
        this.invocation = invocation;
        this.format = format;
    }

    void print(ProvisionPlan plan) throws IOException {
        List<ItemError> problems = plan.problems();
        switch (format) {
            case TABLE -> {
                List<PlanWords.Row> rows = PlanWords.rows(plan);
                if (!rows.isEmpty()) {
                    invocation.print(format.common(), PlanRows.OPERATIONS, rows);
                }
                PlanWords.consequences(plan).forEach(line -> invocation.note(SafeText.oneLine(line)));
                invocation.reportErrors(problems, 0);
            }
            case MD -> {
                invocation.context().out().write(PlanMarkdown.of(plan).getBytes(UTF_8));
                invocation.context().out().flush();
            }
            case JSON, JSONL, YAML -> invocation.print(format.common(), PlanRows.TOPICS, plan.topics(), problems);
            case NAME ->
                invocation.print(
                        format.common(),
                        PlanRows.TOPICS,
                        plan.topics().stream()
                                .filter(topic -> !topic.operations().isEmpty())
                                .toList(),
                        problems);
        }
        plan.warnings().forEach(invocation::warn);
        invocation.note(PlanWords.place(plan) + ": " + PlanWords.summary(plan));
    }

    /** Of several items: what was refused or denied counts more than what failed. */
    static ExitCode code(List<ItemError> errors, int succeeded) {
        return ExitCode.ofItems(errors.stream().map(ItemError::exitCode).toList(), succeeded);
    }
}
