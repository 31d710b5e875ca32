package io.kafkactl.ops.dlq.runs;

import io.kafkactl.ops.dlq.journal.HeldLease;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.RunEnd;
import io.kafkactl.ops.dlq.journal.RunSigns;
import java.util.List;

/** What became of a run, as far as the journal shows it. */
public enum RunState {
    /** It renews its lease. */
    RUNNING,
    FINISHED,
    STOPPED,
    INTERRUPTED,
    FAILED,
    /** Its lease ran out, or its host proves its process dead: it ended without a word. */
    DEAD,
    /** It has no lease and left no word: another run took its place, or an older kafkactl did the work. */
    UNKNOWN;

    /** Of a run whose leases and last word the journal shows. */
    static RunState of(String run, RunSigns signs, LeaseGate gate) {
        RunEnd end = signs.ends().get(run);
        if (end != null) {
            return of(end.how());
        }
        List<HeldLease> held = signs.leasesOf(run);
        if (held.isEmpty()) {
            return UNKNOWN;
        }
        return held.stream().anyMatch(each -> gate.isInForce(each.lease())) ? RUNNING : DEAD;
    }

    private static RunState of(RunEnd.How how) {
        return switch (how) {
            case FINISHED -> FINISHED;
            case STOPPED -> STOPPED;
            case INTERRUPTED -> INTERRUPTED;
            case FAILED -> FAILED;
        };
    }
}
