package io.kafkactl.record.jq;

/** Says why an expression has no result for one record. */
public final class JqFailure extends Exception {
    private static final long serialVersionUID = 1L;

    JqFailure(String reason) {
        // Thrown once a record where an expression fits no record: the stack is not worth its price.
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
