package io.kafkactl.cli.topic;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.Map;
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

    static final RowModel<PlannedTopic> TOPICS = new RowModel<PlannedTopic>("TopicPlan")
            .jsonOnly("name", PlannedTopic::name)
            .jsonOnly("status", PlanRows::status)
            .jsonOnly("companionOf", PlannedTopic::companionOf)
            .jsonOnly("topicId", PlannedTopic::topicId)
            .jsonOnly("fingerprint", PlannedTopic::fingerprint)
            .jsonOnly("creation", PlanRows::creation)
            .jsonOnly(
                    "operations",
                    topic -> topic.operations().stream().map(PlanRows::fields).toList())
            .jsonOnly("unmanaged", PlannedTopic::unmanaged)
            .jsonOnly("notes", PlannedTopic::notes)
            .jsonOnly("problem", PlanRows::problem);

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

    private static @Nullable Map<String, Object> creation(PlannedTopic topic) {
        TopicSpec spec = topic.creation();
        if (spec == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("partitions", spec.partitions());
        fields.put("replicationFactor", spec.replicationFactor());
        fields.put("config", spec.config());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Operation operation) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("action", operation.action());
        fields.put("property", operation.property());
        boolean whole = operation.action() == Action.CREATE || operation.action() == Action.DELETE;
        fields.put("from", whole ? null : operation.from());
        fields.put("to", whole ? null : operation.to());
        fields.put("risk", operation.risk());
        fields.put("needs", operation.flag());
        fields.put(
                "lostRecords",
                operation.loss() == null ? null : operation.loss().records());
        fields.put(
                "lostBytes", operation.loss() == null ? null : operation.loss().bytes());
        fields.put("remarks", operation.remarks());
        return fields;
    }

    private static @Nullable String problem(PlannedTopic topic) {
        ItemError problem = topic.problem();
        return problem == null ? null : problem.error();
    }
}
