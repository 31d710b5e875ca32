package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.Sha256;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Applies the user's change of values to bodies; not thread-safe. */
final class Editor {
    /** A body after its edit, and what the edit did; the hash and the sample are null when it changed nothing. */
    record Result(
            Body body,
            @Nullable String originalHash,
            @Nullable EditSample sample) {}

    private final @Nullable ValueEdit edit;

    Editor(@Nullable ValueEdit edit) {
        this.edit = edit == null ? null : edit.copy();
    }

    Result apply(ConsumerRecord<byte[], byte[]> deadLetter, Body body) throws ValueEdit.EditFailedException {
        if (edit == null) {
            return new Result(body, null, null);
        }
        KafkaRecord record = new KafkaRecord(
                deadLetter.topic(),
                deadLetter.partition(),
                deadLetter.offset(),
                body.timestamp,
                deadLetter.timestampType(),
                Bytes.ofNullable(body.key),
                Bytes.ofNullable(body.value),
                Header.listOf(body.headers));
        ValueEdit.Edited edited = edit.apply(record);
        EditSample sample = new EditSample(
                deadLetter.partition() + ":" + deadLetter.offset(),
                record.value(),
                edited.value(),
                record.key(),
                edited.key());
        if (!sample.isValueChange() && !sample.isKeyChange()) {
            return new Result(body, null, null);
        }
        return new Result(
                body.with(Bytes.arrayOf(edited.key()), Bytes.arrayOf(edited.value())),
                Sha256.hex(body.value == null ? new byte[0] : body.value),
                edited.jsonBefore() == null
                        ? sample
                        : new EditSample(
                                sample.place(), edited.jsonBefore(), edited.jsonAfter(), record.key(), edited.key()));
    }
}
