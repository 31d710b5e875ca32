package io.kafkactl.ops.dlq.journal;

import java.time.Instant;

/** A run's last word. */
public record RunEnd(String run, How how, Instant time) {
    /** Why a run ended. */
    public enum How {
        /** It came to the end of its plan. */
        FINISHED,
        /** It was asked to stop. */
        STOPPED,
        /** Its process got a signal. */
        INTERRUPTED,
        /** An error, or another run, ended it. */
        FAILED
    }
}
