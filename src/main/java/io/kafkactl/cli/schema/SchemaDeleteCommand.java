package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.schema.SubjectChoice;
import io.kafkactl.ops.schema.SubjectDeletion;
import io.kafkactl.ops.schema.SubjectDeletion.Doomed;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema delete}. */
@Command(
        name = "delete",
        header = "Delete subjects or single versions.",
        description = "Shows what goes and asks. The delete is soft: records stay readable, and registering the schema "
                + "again brings it back. --permanent takes away the rest, too. What another schema refers to is "
                + "refused with exit 8; name what refers to it before it.",
        footer = {
            "  kafkactl schema delete orders-value@3",
            "  kafkactl schema delete orders-value --permanent --dry-run"
        })
final class SchemaDeleteCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "SUBJECT[@VERSION]", description = "What to delete.")
    List<String> subjects = List.of();

    @Option(names = "--permanent", description = "For good: records with the ids can no longer be decoded.")
    boolean permanent;

    @Option(names = "--if-exists", description = "What does not exist is no error.")
    boolean ifExists;

    @Option(names = "--dry-run", description = "Only show what would go; delete nothing.")
    boolean dryRun;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    SchemaDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.deleted(false, false));
    }

    @Override
    public Integer call() {
        List<SubjectChoice> choices =
                subjects.stream().distinct().map(SubjectChoice::parse).toList();
        try (Connection connection = invocation.connectToRegistry()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            SubjectDeletion deletion = new SubjectDeletion(registry.view(connection), permanent);
            SubjectOutcome<Doomed> plan = deletion.plan(choices);
            List<ItemError> errors = new ArrayList<>(ifExists ? present(plan.errors()) : plan.errors());
            List<Doomed> done = plan.items();
            if (!dryRun && !done.isEmpty()) {
                consent.requireForRegistry(connection.settings(), deletion.consequences(done), "delete " + count(done));
                SubjectOutcome<Doomed> outcome = deletion.execute(done);
                done = outcome.items();
                errors.addAll(outcome.errors());
            }
            return invocation
                    .print(output.format(), SchemaRows.deleted(permanent, dryRun), done, errors)
                    .code();
        }
    }

    private List<ItemError> present(List<ItemError> errors) {
        List<ItemError> kept = new ArrayList<>();
        for (ItemError error : errors) {
            if (List.of("SUBJECT_NOT_FOUND", "VERSION_NOT_FOUND", "SUBJECT_SOFT_DELETED")
                    .contains(error.error())) {
                invocation.note(SafeText.oneLine(error.message()) + ", nothing to delete");
            } else {
                kept.add(error);
            }
        }
        return kept;
    }

    private static String count(List<Doomed> doomed) {
        return doomed.size() == 1
                ? "'" + doomed.get(0).choice() + "'"
                : Counted.of(doomed.size(), "subject or version", "subjects and versions");
    }
}
