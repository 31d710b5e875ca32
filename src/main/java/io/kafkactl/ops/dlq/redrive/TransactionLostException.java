package io.kafkactl.ops.dlq.redrive;

/** A transaction failed and its producer is of no more use; only the journal knows whether it was committed. */
final class TransactionLostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    TransactionLostException(Throwable reason) {
        super(reason);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
