package io.kafkactl.cli.topic;

import io.kafkactl.config.Sizes;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Loss;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.ops.provision.plan.Risk;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a plan says, in words for people. */
final class PlanWords {
    private static final int MOST_LINES = 50;

    private PlanWords() {}

    /** One operation and the topic that it is about. */
    record Row(PlannedTopic topic, Operation operation) {}

    static List<Row> rows(ProvisionPlan plan) {
        return plan.pending().stream()
                .flatMap(topic -> topic.operations().stream().map(operation -> new Row(topic, operation)))
                .toList();
    }

    static String from(Row row) {
        return value(row.operation(), row.operation().from());
    }

    /** The brokers' default where they do not tell it; a topic to be created with all that it is given. */
    static String to(Row row) {
        Operation operation = row.operation();
        TopicSpec creation = row.topic().creation();
        if (operation.action() == Action.CREATE && creation != null) {
            return creation(creation);
        }
        if (operation.action() == Action.UNSET) {
            return operation.to() == null ? "the brokers' default" : value(operation, operation.to()) + " (inherited)";
        }
        return value(operation, operation.to());
    }

    static String creation(TopicSpec spec) {
        return Counted.of(spec.partitions(), "partition") + " x " + spec.replicationFactor()
                + spec.config().entrySet().stream()
                        .map(entry ->
                                ", " + entry.getKey() + "=" + TopicConfigValue.words(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String value(Operation operation, @Nullable String value) {
        return value == null ? "" : TopicConfigValue.words(operation.property(), value);
    }

    /** Empty where nothing is lost. */
    static String loss(Operation operation) {
        Loss loss = operation.loss();
        if (loss == null) {
            return "";
        }
        String records = loss.records() == null ? "an unknown number of records" : Counted.of(loss.records(), "record");
        boolean exact = operation.action() == Action.DELETE;
        boolean atMost = operation.property().equals("cleanup.policy");
        return (exact ? "" : atMost ? "up to " : "about ")
                + records
                + (loss.bytes() == null ? "" : ", " + Sizes.words(loss.bytes()));
    }

    /** What will be lost or broken, a line each, for the person who has to agree. */
    static List<String> consequences(ProvisionPlan plan) {
        List<String> lines = new ArrayList<>();
        for (Row row : rows(plan)) {
            Operation operation = row.operation();
            String what = "topic '" + row.topic().name() + "': " + sentence(row);
            if (operation.risk() == Risk.DESTRUCTIVE || !operation.remarks().isEmpty()) {
                String loss = loss(operation);
                lines.add(what + (loss.isEmpty() ? "" : "; lost: " + loss));
                operation.remarks().forEach(remark -> lines.add("  " + remark.strip()));
            }
        }
        return lines;
    }

    /** What is done without harm, a line each; of many only some. */
    static List<String> harmless(ProvisionPlan plan) {
        List<String> lines = rows(plan).stream()
                .filter(row -> row.operation().risk() != Risk.DESTRUCTIVE
                        && row.operation().remarks().isEmpty())
                .map(row -> "topic '" + row.topic().name() + "': " + sentence(row))
                .toList();
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
        some.add("and " + Counted.of(lines.size() - (long) MOST_LINES, "more operation"));
        return some;
    }

    private static String sentence(Row row) {
        return switch (row.operation().action()) {
            case CREATE -> "is created, " + to(row);
            case DELETE -> "is deleted";
            default -> row.operation().property() + " " + from(row) + " -> " + to(row);
        };
    }

    static String summary(ProvisionPlan plan) {
        long creations = plan.count(Action.CREATE);
        long deletions = plan.count(Action.DELETE);
        long changes = plan.pending().size() - creations - deletions;
        long destructive = plan.count(Risk.DESTRUCTIVE);
        int problems = plan.problems().size();
        int rest = plan.topics().size() - plan.pending().size() - problems;
        return creations + " to create, " + changes + " to change, " + deletions + " to delete, " + rest + " unchanged"
                + (problems == 0 ? "" : ", " + Counted.of(problems, "problem"))
                + (destructive == 0 ? "" : "; " + Counted.of(destructive, "destructive operation"));
    }

    static String place(ProvisionPlan plan) {
        return (plan.target().environment() == null
                        ? ""
                        : "environment " + plan.target().environment() + ", ") + "cluster "
                + plan.target().clusterId();
    }
}
