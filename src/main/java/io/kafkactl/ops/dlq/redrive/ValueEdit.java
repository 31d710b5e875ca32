package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import org.jspecify.annotations.Nullable;

/** A change that the user wants made to the values of dead letters before they go; not thread-safe. */
public interface ValueEdit {
    /**
     * An edited record: the bytes as they were wherever nothing changed.
     *
     * @param jsonBefore the value by its schema, where its bytes tell people nothing and were changed; null otherwise
     * @param jsonAfter what became of that
     */
    record Edited(
            @Nullable Bytes key,
            @Nullable Bytes value,
            @Nullable Bytes jsonBefore,
            @Nullable Bytes jsonAfter) {
        /** A record whose bytes say it all. */
        public Edited(@Nullable Bytes key, @Nullable Bytes value) {
            this(key, value, null, null);
        }
    }

    /**
     * The record with its new value.
     *
     * @throws EditFailedException when it cannot be changed as asked; it then stays pending
     */
    Edited apply(KafkaRecord record) throws EditFailedException;

    /** The same for another thread. */
    ValueEdit copy();

    /** How many of its changes a plan shows before the user agrees. */
    default int samples() {
        return 3;
    }

    /** Why a record could not be edited. */
    final class EditFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final PendingReason pending;

        /** @param message null when the reason says it all */
        public EditFailedException(PendingReason pending, @Nullable String message) {
            super(message, null, false, false);
            this.pending = pending;
        }

        public PendingReason pending() {
            return pending;
        }
    }
}
