package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.select.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of one run.
 *
 * @param treatment what the run does with what it selects
 * @param format name of a dead-letter format, null to let the records decide
 * @param elsewhere the cluster of the targets, null for that of the dead letters
 */
public record RedriveRequest(
        DlqTopic dlq,
        Treatment treatment,
        @Nullable String format,
        Selection selection,
        RoutingRules routing,
        RunRules rules,
        @Nullable TargetCluster elsewhere) {

    /** A redrive on one cluster. */
    public RedriveRequest(
            DlqTopic dlq, @Nullable String format, Selection selection, RoutingRules routing, RunRules rules) {
        this(dlq, new Treatment.Redrive(), format, selection, routing, rules);
    }

    /** Work on one cluster. */
    public RedriveRequest(
            DlqTopic dlq,
            Treatment treatment,
            @Nullable String format,
            Selection selection,
            RoutingRules routing,
            RunRules rules) {
        this(dlq, treatment, format, selection, routing, rules, null);
    }

    /** The same with targets on another cluster, or not. */
    public RedriveRequest to(@Nullable TargetCluster cluster) {
        return new RedriveRequest(dlq, treatment, format, selection, routing, rules, cluster);
    }

    /** The same, shared with others in this way. */
    RedriveRequest joining(Joining value) {
        return new RedriveRequest(dlq, treatment, format, selection, routing, rules.joining(value), elsewhere);
    }

    public String run() {
        return rules.run();
    }
}
