package io.kafkactl.ops.dlq.edit;

import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person made of each record by hand; whatever was not in front of that person is not sent. */
public final class EditedValues implements ValueEdit {
    /**
     * One record before and after.
     *
     * @param after null when the person deleted it
     */
    record Change(KafkaRecord before, @Nullable Edited after) {}

    private final Map<RecordCoordinate, Change> changes;

    EditedValues(Map<RecordCoordinate, Change> changes) {
        this.changes = Map.copyOf(changes);
    }

    @Override
    public Edited apply(KafkaRecord record) throws EditFailedException {
        Change change = changes.get(new RecordCoordinate(record.partition(), record.offset()));
        if (change == null || !isSame(change.before(), record)) {
            throw new EditFailedException(
                    PendingReason.EDIT_FAILED,
                    change == null ? "it was not in the edited file" : "it is no longer what was in the edited file");
        }
        if (change.after() == null) {
            throw new EditFailedException(PendingReason.LEFT_OUT, null);
        }
        return change.after();
    }

    private static boolean isSame(KafkaRecord edited, KafkaRecord now) {
        return same(edited.key(), now.key()) && same(edited.value(), now.value());
    }

    private static boolean same(@Nullable Bytes a, @Nullable Bytes b) {
        return Objects.equals(a, b);
    }

    @Override
    public ValueEdit copy() {
        return this;
    }

    /** All of them: the person wants to see again what was typed. */
    @Override
    public int samples() {
        return Integer.MAX_VALUE;
    }

    /** How many records were left in the file. */
    public long kept() {
        return changes.values().stream()
                .filter(change -> change.after() != null)
                .count();
    }
}
