package io.kafkactl.record;

/** Makes one record of one line of input. */
public interface RecordParser {
    /**
     * The record that the bytes stand for; they belong to the caller and are reused.
     *
     * @throws io.kafkactl.error.KafkactlException when the line is no record, without saying where the line stands
     */
    OutgoingRecord parse(byte[] line, int offset, int length);
}
