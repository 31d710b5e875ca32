package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.dlq.redrive.RedriveListener;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.SettledRecord;
import io.kafkactl.ops.dlq.redrive.TargetCluster;
import io.kafkactl.output.Progress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how a redrive proceeds, on a terminal's stderr only, and keeps the audit. */
final class RedriveProgress implements RedriveListener, AutoCloseable {
    private final Invocation invocation;
    private final RunRules rules;
    private final Progress progress;
    private final @Nullable AuditFile audit;

    private RedriveProgress(Invocation invocation, RunRules rules, Progress progress, @Nullable AuditFile audit) {
        this.invocation = invocation;
        this.rules = rules;
        this.progress = progress;
        this.audit = audit;
    }

    /** @param audit null for none */
    static RedriveProgress of(Invocation invocation, RedrivePlan plan, @Nullable Path audit) {
        TargetCluster elsewhere = plan.request().elsewhere();
        AuditFile file = audit == null ? null : AuditFile.open(audit, elsewhere == null ? null : elsewhere.id());
        Progress progress = invocation.showsProgress()
                ? Progress.bar(
                        plan.request().treatment().verb(),
                        plan.selectedCount(),
                        invocation.context().err())
                : Progress.none();
        return new RedriveProgress(invocation, plan.request().rules(), progress, file);
    }

    @Override
    public void notice(String text) {
        invocation.note(text);
    }

    @Override
    public void progress(long settled, long selected) {
        progress.to(settled);
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
