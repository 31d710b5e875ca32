package io.kafkactl.ops.dlq.edit;

import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.redrive.ValueEdit;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes nothing, but keeps the records that a plan would change, as many as a person can look at. */
public final class CollectedValues implements ValueEdit {
    /** Records that turn out to be duplicates are kept too, until the plan is made. */
    private static final int MOST_RECORDS = 10 * EditText.MOST_RECORDS;

    private static final int MOST_BYTES = 10 * EditText.MOST_BYTES;

    private final Map<RecordCoordinate, KafkaRecord> records = new TreeMap<>(RecordCoordinate.ORDER);
    private long bytes;
    private boolean full;

    @Override
    public Edited apply(KafkaRecord record) {
        RecordCoordinate place = new RecordCoordinate(record.partition(), record.offset());
        if (!full && records.put(place, record) == null) {
            bytes += length(record.key()) + length(record.value());
            full = records.size() > MOST_RECORDS || bytes > MOST_BYTES;
        }
        return new Edited(record.key(), record.value());
    }

    private static long length(@Nullable Bytes field) {
        return field == null ? 0 : field.length();
    }

    /** The one collector: a plan is made by one thread. */
    @Override
    public ValueEdit copy() {
        return this;
    }

    /** Those at these offsets, in their order; exit 2 when they are too many to be looked at one by one. */
    public List<KafkaRecord> at(Map<Integer, OffsetSet> selected) {
        List<KafkaRecord> chosen = records.values().stream()
                .filter(record -> selected.getOrDefault(record.partition(), new OffsetSet())
                        .contains(record.offset()))
                .toList();
        EditText.requireFew(chosen, full);
        return chosen;
    }
}
