package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of every record, whatever the input says.
 *
 * @param partition null leaves it to the record
 * @param timestamp milliseconds since the epoch; null leaves it to the record
 * @param headers added after each record's own
 * @param nullKey every record goes without key
 * @param nullValue every record is a tombstone
 * @param requireKey a record without key is refused
 */
public record RecordOverrides(
        @Nullable Integer partition,
        @Nullable Long timestamp,
        List<Header> headers,
        boolean nullKey,
        boolean nullValue,
        boolean requireKey) {

    /** Throws for a record without the key that is required. */
    OutgoingRecord applyTo(OutgoingRecord record) {
        OutgoingRecord result = changesNothing() ? record : changed(record);
        if (requireKey && result.key() == null) {
            throw KafkactlException.invalid(
                    "KEY_REQUIRED",
                    "the record has no key, and keys are required: only records of one key keep their order",
                    "-k or --key-separator gives one; --no-require-key sends it all the same");
        }
        return result;
    }

    private boolean changesNothing() {
        return partition == null && timestamp == null && headers.isEmpty() && !nullKey && !nullValue;
    }

    private OutgoingRecord changed(OutgoingRecord record) {
        Bytes key = nullKey ? null : record.key();
        Bytes value = nullValue ? null : record.value();
        return new OutgoingRecord(
                partition == null ? record.partition() : partition,
                timestamp == null ? record.timestamp() : timestamp,
                key,
                value,
                withHeaders(record.headers()));
    }

    private List<Header> withHeaders(List<Header> own) {
        if (headers.isEmpty()) {
            return own;
        }
        List<Header> all = new ArrayList<>(own);
        all.addAll(headers);
        return all;
    }
}
