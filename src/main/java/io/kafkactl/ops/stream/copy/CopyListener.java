package io.kafkactl.ops.stream.copy;

import io.kafkactl.ops.stream.read.ReadListener;
import io.kafkactl.record.KafkaRecord;

/** Hears during a copy, from any thread, of the read and of what the target may make of the records. */
public interface CopyListener extends ReadListener {
    /** Under a dry run: only the broker can say whether it takes this record. */
    void mayBeRefused(KafkaRecord record, String why);

    /** The target's configuration may not be read, so records cannot be checked against it before sending. */
    void targetUnknown(String topic);
}
