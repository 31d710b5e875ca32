package io.kafkactl.cli.dlq;

import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.purge.PurgePlan;
import io.kafkactl.ops.dlq.purge.PurgedPartition;
import io.kafkactl.output.RowModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a purge removes, a row or a line for each partition. */
final class PurgeRows {
    private PurgeRows() {}

    /** @param status what became of a partition that loses something */
    static RowModel<PurgedPartition> model(String status) {
        return new RowModel<PurgedPartition>("DlqPurge")
                .number("PARTITION", "partition", PurgedPartition::partition)
                .number("LOG-START", "logStart", PurgedPartition::from)
                .number("NEW-LOG-START", "newLogStart", PurgedPartition::to)
                .number("REMOVED", "removed", PurgedPartition::removed)
                .number("UNSETTLED", "unsettled", PurgedPartition::unsettled)
                .number("STAY", "stay", row -> row.end() - row.to())
                .text("STATUS", "status", row -> row.removed() > 0 ? status : "unchanged");
    }

    /** For the person who has to agree. */
    static List<String> consequences(PurgePlan plan, @Nullable Path backup) {
        List<String> lines = new ArrayList<>();
        for (PurgedPartition partition : plan.affected()) {
            lines.add("'" + plan.request().dlq().name() + "' partition " + partition.partition() + ": log start "
                    + partition.from() + " -> " + partition.to() + ", "
                    + Counted.of(partition.removed(), "offset is", "offsets are") + " removed"
                    + (plan.request().all()
                            ? ", " + partition.unsettled() + " of them NOT SETTLED by any run"
                            : ", all of them settled"));
        }
        lines.add(
                backup == null
                        ? "no backup is written; what is removed cannot be brought back"
                        : "before that the records are written to '" + backup + "'");
        return lines;
    }
}
