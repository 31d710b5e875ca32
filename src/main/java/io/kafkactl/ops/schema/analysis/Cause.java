package io.kafkactl.ops.schema.analysis;

/** Why one schema cannot read what was written with another, in a sentence. */
public record Cause(Direction direction, String path, String message) {
    /** Who cannot read whose data. */
    public enum Direction {
        /** The new schema reads old data. */
        BACKWARD,
        /** The old schema reads new data. */
        FORWARD
    }
}
