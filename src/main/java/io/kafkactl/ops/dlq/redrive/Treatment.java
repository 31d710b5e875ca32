package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/** What a run does with the dead letters it selects; whatever it is, each is settled once. */
public sealed interface Treatment {
    /** Back to where they came from. */
    record Redrive() implements Treatment {}

    /** Nowhere: the journal alone says that they are settled. */
    record Discard() implements Treatment {}

    /**
     * To a parking topic, as they are.
     *
     * @param topic null for the source's own, which is {@code <source>.parked}
     */
    record Park(@Nullable String topic) implements Treatment {}

    /** The verb, as in the name of the command. */
    default String verb() {
        if (this instanceof Redrive) {
            return "redrive";
        }
        return this instanceof Discard ? "discard" : "park";
    }

    /** True when records of no known format are treated like the others: nothing in them has to be understood. */
    default boolean takesAnyFormat() {
        return !(this instanceof Redrive);
    }
}
