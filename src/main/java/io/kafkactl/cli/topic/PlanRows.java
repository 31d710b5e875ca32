package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.output.RowModel;
import org.jspecify.annotations.Nullable;

/** A plan as rows for people, an operation each, and as a document, a topic each. */
final class PlanRows {
    static final RowModel<PlanWords.Row> OPERATIONS = new RowModel<PlanWords.Row>("TopicPlan")
            .tableOnly("TOPIC", row -> row.topic().name())
            .tableOnly("ACTION", row -> row.operation().action())
            .tableOnly("PROPERTY", row -> row.operation().property())
            .tableOnly("RISK", row -> row.operation().risk())
            .tableOnly("FROM", PlanWords::from)
            .tableOnly("LOST", row -> PlanWords.loss(row.operation()))
            .tableOnly("NEEDS", row -> row.operation().flag())
            .tableOnly("TO", PlanWords::to);

    private static final RowModel<TopicSpec> CREATION = new RowModel<TopicSpec>("Creation")
            .jsonOnly("partitions", INTEGER, TopicSpec::partitions)
            .jsonOnly("replicationFactor", INTEGER, TopicSpec::replicationFactor)
            .jsonOnly("config", mapOf(TEXT), TopicSpec::config);

    private static final RowModel<Operation> OPERATION = new RowModel<Operation>("Operation")
            .jsonOnly("action", TEXT, Operation::action)
            .jsonOnly("property", TEXT, Operation::property)
            .jsonOnly("from", TEXT, operation -> isWhole(operation) ? null : operation.from())
            .jsonOnly("to", TEXT, operation -> isWhole(operation) ? null : operation.to())
            .jsonOnly("risk", TEXT, Operation::risk)
            .jsonOnly("needs", TEXT, Operation::flag)
            .jsonOnly(
                    "lostRecords",
                    INTEGER,
                    operation ->
                            operation.loss() == null ? null : operation.loss().records())
            .jsonOnly(
                    "lostBytes",
                    INTEGER,
                    operation ->
                            operation.loss() == null ? null : operation.loss().bytes())
            .jsonOnly("remarks", listOf(TEXT), Operation::remarks);

    static final RowModel<PlannedTopic> TOPICS = new RowModel<PlannedTopic>("TopicPlan")
            .jsonOnly("name", TEXT, PlannedTopic::name)
            .jsonOnly("status", TEXT, PlanRows::status)
            .jsonOnly("companionOf", TEXT, PlannedTopic::companionOf)
            .jsonOnly("topicId", TEXT, PlannedTopic::topicId)
            .jsonOnly("fingerprint", TEXT, PlannedTopic::fingerprint)
            .object("creation", CREATION, PlannedTopic::creation)
            .objects("operations", OPERATION, PlannedTopic::operations)
            .jsonOnly("unmanaged", mapOf(TEXT), PlannedTopic::unmanaged)
            .jsonOnly("notes", listOf(TEXT), PlannedTopic::notes)
            .jsonOnly("problem", TEXT, PlanRows::problem);

    private PlanRows() {}

    /** In one word. */
    static String status(PlannedTopic topic) {
        if (topic.problem() != null) {
            return "problem";
        }
        if (topic.operations().isEmpty()) {
            return "unchanged";
        }
        return switch (topic.operations().get(0).action()) {
            case CREATE -> "create";
            case DELETE -> "delete";
            default -> "change";
        };
    }

    private static boolean isWhole(Operation operation) {
        return operation.action() == Action.CREATE || operation.action() == Action.DELETE;
    }

    private static @Nullable String problem(PlannedTopic topic) {
        ItemError problem = topic.problem();
        return problem == null ? null : problem.error();
    }
}
