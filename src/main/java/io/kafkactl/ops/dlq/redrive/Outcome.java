package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.journal.Settlement;

/** How a dead letter is settled. */
public enum Outcome {
    REDRIVEN(Settlement.REDRIVEN, "redrive"),
    DISCARDED(Settlement.DISCARDED, "discard"),
    PARKED(Settlement.PARKED, "park"),
    /** Another dead letter is the same one and goes in its place. */
    DUPLICATE(Settlement.DUPLICATE, "settle as duplicate");

    private final String action;
    private final String intent;

    Outcome(String action, String intent) {
        this.action = action;
        this.intent = intent;
    }

    /** The journal's word for what was done. */
    public String action() {
        return action;
    }

    /** The word for what is going to be done. */
    public String intent() {
        return intent;
    }
}
