package io.kafkactl.record;

/** Turns the bytes of keys, or of values, into what is shown of them; for any number of threads. */
public interface FieldDecoder {
    /** Puts the text that people read; what was put before an error is void. */
    void put(KafkaRecord record, byte[] bytes, ByteBuilder out) throws UndecodableException;

    /** Puts a JSON value and says what it is; what was put before an error is void. */
    FieldLabel putJson(KafkaRecord record, byte[] bytes, ByteBuilder json) throws UndecodableException;
}
