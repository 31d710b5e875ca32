package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.dlq.redrive.RedriveListener;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.SettledRecord;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import io.kafkactl.output.Progress;
import io.kafkactl.output.Work;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how a redrive proceeds, on a terminal's stderr only, and keeps the audit. */
final class RedriveProgress implements RedriveListener, AutoCloseable {
    private final Invocation invocation;
    private final RunRules rules;
    private final Progress progress;
    private final @Nullable AuditFile audit;
    private volatile long settled;

    private RedriveProgress(Invocation invocation, RedrivePlan plan, @Nullable AuditFile audit) {
        this.invocation = invocation;
        this.rules = plan.request().rules();
        this.audit = audit;
        this.progress = invocation.progress(
                Work.of(plan.request().treatment().verb(), "dead letters", () -> settled, plan::selectedCount));
    }

    /** @param audit null for none */
    static RedriveProgress of(Invocation invocation, RedrivePlan plan, @Nullable Path audit) {
        TargetCluster elsewhere = plan.request().elsewhere();
        AuditFile file = audit == null ? null : AuditFile.open(audit, elsewhere == null ? null : elsewhere.id());
        return new RedriveProgress(invocation, plan, file);
    }

    @Override
    public void notice(String text) {
        invocation.note(text);
    }

    @Override
    public void progress(long done, long selected) {
        settled = done;
    }

    @Override
    public void settled(List<SettledRecord> records) {
        if (audit != null) {
            audit.add(records, rules.operator(), rules.reason());
        }
    }

    @Override
    public void close() {
        progress.close();
        if (audit != null) {
            audit.close();
        }
    }
}
