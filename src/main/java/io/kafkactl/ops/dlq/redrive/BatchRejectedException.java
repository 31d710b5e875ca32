package io.kafkactl.ops.dlq.redrive;

/** The broker refused at least one record of a batch; its transaction was aborted and nothing of it was written. */
final class BatchRejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable reason;

    BatchRejectedException(Throwable reason) {
        super(reason);
        this.reason = reason;
    }

    Throwable reason() {
        return reason;
    }
}
