package io.kafkactl.record.input;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.OutgoingRecord;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Records as they come out of one input, whatever its format, each with its place in it. One thread at a time. */
public interface RecordInput extends Closeable {
    /**
     * Moves to the next item; false at the end.
     *
     * @throws io.kafkactl.error.KafkactlException when what follows cannot be told apart any more
     */
    boolean next() throws IOException;

    /**
     * The record of the current item; null when the item is to be passed over, as a blank line may be.
     *
     * @throws io.kafkactl.error.KafkactlException when the item is no record, without saying where it stands
     */
    @Nullable
    OutgoingRecord record();

    /** The place of the current item, from 1: the line where it begins, or its number where lines say nothing. */
    long number();

    /** True when {@link #next()} answers without waiting for input. */
    boolean ready() throws IOException;

    /** What stands above all items and belongs to each, such as the names of columns; null where there is no such thing. */
    default @Nullable Bytes heading() {
        return null;
    }

    /** The current item as it stood in the input, so that it can be an input again. */
    Bytes raw();
}
