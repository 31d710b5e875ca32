package io.kafkactl.cli.dlq;

import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.output.SafeText;
import java.util.ArrayList;
import java.util.List;

/** A redrive plan in the words that the user agrees to. */
final class PlanText {
    private PlanText() {}

    static List<String> lines(RedrivePlan plan) {
        List<String> lines = new ArrayList<>();
        DeadLetterFormat format = plan.format();
        lines.add("plan for '" + plan.request().dlq().name() + "'"
                + (format == null ? "" : ", dead-letter format " + format.id()));
        String selection = plan.request().selection().describe();
        if (!selection.isEmpty()) {
            lines.add("  only dead letters " + SafeText.oneLine(selection));
        }
        if (plan.selectedCount() == 0) {
            lines.add("  nothing to redrive");
        }
        for (RedriveGroup group : plan.groups()) {
            lines.add("  " + line(group));
        }
        if (plan.settledBefore() > 0) {
            lines.add(
                    "  " + Counted.of(plan.settledBefore(), "offset was", "offsets were") + " settled by earlier runs");
        }
        if (plan.hidden() > 0) {
            lines.add("  " + Counted.of(plan.hidden(), "offset lies", "offsets lie")
                    + " behind an open transaction on the dead-letter topic, for a " + "later run");
        }
        if (!plan.journalComplete()) {
            lines.add("  a transaction is open on the journal: more may be settled already, which is read again "
                    + "before anything is sent");
        }
        if (plan.selectedCount() > 0) {
            details(plan, lines);
        }
        return lines;
    }

    private static void details(RedrivePlan plan, List<String> lines) {
        if (plan.fromSource() > 0) {
            lines.add("  " + Counted.of(plan.fromSource(), "value is", "values are")
                    + " read again from the source topic, at exactly their offset");
        }
        if (plan.reencoded() > 0) {
            lines.add("  " + Counted.of(plan.reencoded(), "value is", "values are")
                    + " RE-ENCODED: the source record is gone, and the bytes may differ from it");
        }
        if (plan.timestampsReplaced() > 0) {
            lines.add("  " + Counted.of(plan.timestampsReplaced(), "timestamp is", "timestamps are")
                    + " replaced by the present time (older than half "
                    + "the target's retention, or outside its bounds); the original goes into a header");
        }
        lines.add("  journal topic '" + plan.journalTopic() + "'"
                + (plan.journalExists() ? " remembers what was settled" : " will be created"));
        lines.add("  exactly once for read_committed readers of the target; read_uncommitted readers (the consumer "
                + "default) may also see records of a batch that a crash aborted");
    }

    private static String line(RedriveGroup group) {
        PendingReason reason = group.reason();
        if (reason == null) {
            return group.records() + " to redrive into '" + group.target() + "'";
        }
        // The target is what the dead letter says: it must not rewrite the plan that the user agrees to.
        return group.records() + " stay pending: " + reason.text()
                + (group.target().isEmpty() ? "" : " (target '" + SafeText.oneLine(group.target()) + "')") + ", first "
                + group.sample();
    }
}
