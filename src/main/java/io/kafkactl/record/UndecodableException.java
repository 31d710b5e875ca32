package io.kafkactl.record;

/** Says why bytes are not of the format they were taken for. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UndecodableException(String reason) {
        // Thrown once a record where a whole topic is of another format: the stack is not worth its price.
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
