package io.kafkactl.ops.dlq.format;

/** The facts that a format may tell about a dead letter. */
public enum ProvenanceField {
    TOPIC("topic"),
    PARTITION("partition"),
    OFFSET("offset"),
    TIMESTAMP("timestamp"),
    GROUP("group"),
    ERROR_CLASS("errorClass"),
    WRAPPER_CLASS("wrapperClass"),
    ERROR_MESSAGE("errorMessage"),
    STACK_TRACE("stackTrace"),
    ATTEMPTS("attempts"),
    FAILED_AT("failedAt");

    private final String id;

    ProvenanceField(String id) {
        this.id = id;
    }

    /** The name in the context file and in {@code --explain}. */
    public String id() {
        return id;
    }
}
