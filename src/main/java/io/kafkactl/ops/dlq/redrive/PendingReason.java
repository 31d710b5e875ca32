package io.kafkactl.ops.dlq.redrive;

/** Why a dead letter stays in its topic. */
public enum PendingReason {
    OTHER_FORMAT("not a dead letter of the topic's format"),
    NO_TARGET("names no target topic; --source says where such records came from"),
    TARGET_NOT_ALLOWED("target is not derived from the dead-letter topic; --allow-target permits it"),
    TARGET_FORBIDDEN("target is a dead-letter topic, the journal or an internal topic"),
    TARGET_INTERNAL(
            "target is an internal topic of a Kafka Streams application, whose key is not the input's; --allow-target "
                    + "permits it"),
    TARGET_MISSING("target does not exist, and none is ever created"),
    NO_PAYLOAD("no payload: the envelope has none and the source record is gone"),
    NULL_KEY("null key, and the target is compacted"),
    NO_RETRY_TOPIC("--via retry, and its topic has no retry topic beside it"),
    MAX_REDRIVES("redriven too often already"),
    NO_SOURCE("--payload origin, and the source record is gone"),
    SUPERSEDED("a newer record with the same key is in the target"),
    EDIT_FAILED("cannot be edited as asked"),
    KEY_CHANGED("the edit would change its key; --allow-key-change permits it"),
    LEFT_OUT("deleted from the edited file"),
    TIMESTAMP_REFUSED("the target would refuse its timestamp; --timestamps now sends it"),
    REJECTED("refused by the broker"),
    HELD_BACK("held back behind a refused record with the same key");

    private final String text;

    PendingReason(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
