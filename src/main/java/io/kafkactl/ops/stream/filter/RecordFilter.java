package io.kafkactl.ops.stream.filter;

import io.kafkactl.record.KafkaRecord;

/** Chooses records; each reading thread has an instance of its own. */
@FunctionalInterface
public interface RecordFilter {
    RecordFilter EVERYTHING = record -> true;

    boolean test(KafkaRecord record);
}
