package io.kafkactl.ops.dlq.runs;

import io.kafkactl.ops.dlq.journal.RunEnd;

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

    static RunState of(RunEnd.How how) {
        return switch (how) {
            case FINISHED -> FINISHED;
            case STOPPED -> STOPPED;
            case INTERRUPTED -> INTERRUPTED;
            case FAILED -> FAILED;
        };
    }
}
