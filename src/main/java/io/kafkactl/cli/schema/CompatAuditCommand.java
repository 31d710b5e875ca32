package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.AuditRow;
import io.kafkactl.ops.schema.CompatibilityAudit;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.ops.schema.SubjectSelection;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema compat audit}. */
@Command(
        name = "audit",
        header = "Look through all subjects for levels that check too little.",
        description = {
            "Shows the level that holds for each subject and where it is set, and finds: NONE; versions that do not "
                    + "agree with the latest one though the level seems to say so; and, where brokers are known, subjects "
                    + "without their topic and topics without subjects.",
            "",
            "Findings alone do not fail. --require LEVEL exits with 3 when a level checks less: it has to check each "
                    + "direction that LEVEL checks, and all versions where LEVEL does."
        },
        footer = {
            "  kafkactl schema compat audit",
            "  kafkactl schema compat audit --require BACKWARD",
            "  kafkactl schema compat audit --glob 'market.*' -o json"
        })
final class CompatAuditCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects to look at instead of all.")
    List<String> subjects = List.of();

    @Mixin
    SubjectPatterns patterns;

    @Option(names = "--require", paramLabel = "LEVEL", description = "Exit 3 when a level checks less than this.")
    @Nullable
    String required;

    @Option(names = "--no-topics", description = "Do not ask brokers about topics.")
    boolean noTopics;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    CompatAuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.AUDITED);
    }

    @Override
    public Integer call() {
        CompatibilityLevel level = required == null ? null : Levels.parse(required);
        SubjectSelection selection = patterns.select(subjects);
        List<ItemError> errors = new ArrayList<>();
        SubjectOutcome<AuditRow> found;
        try (Connection connection = invocation.connectToRegistry()) {
            Set<String> topics = topics(connection, errors);
            found = new CompatibilityAudit(registry.view(connection), topics, level).rows(selection);
        }
        errors.addAll(found.errors());
        ExitCode code = invocation.print(output.format(), LevelRows.AUDITED, found.items(), errors);
        boolean weak = found.items().stream()
                .flatMap(row -> row.findings().stream())
                .anyMatch(finding -> finding.kind() == AuditRow.Kind.TOO_WEAK);
        // A breach seen in partial data is a breach.
        return (weak ? ExitCode.CONDITION : code).code();
    }

    private @Nullable Set<String> topics(Connection connection, List<ItemError> errors) {
        if (noTopics || connection.settings().bootstrapServers().isEmpty()) {
            return null;
        }
        try {
            return connection.cluster().topicNames(false);
        } catch (KafkactlException e) {
            errors.add(ItemError.of("topics", e));
            return null;
        }
    }
}
