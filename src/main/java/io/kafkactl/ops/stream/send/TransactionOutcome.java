package io.kafkactl.ops.stream.send;

/** What became of the transaction around a whole input. */
public enum TransactionOutcome {
    COMMITTED,
    ABORTED,
    /** The cluster could not be reached to abort it, and will do so by itself. */
    LEFT_TO_EXPIRE,
    /** The commit was asked for and not answered. */
    UNKNOWN
}
