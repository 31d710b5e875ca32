package io.kafkactl.record;

import java.io.IOException;

/** Takes records one by one as they are read. */
public interface RecordSink {
    void accept(KafkaRecord record) throws IOException;

    /** Called when no further record is at hand for now: whoever watches the output wants to see what there is. */
    void flush() throws IOException;

    /** How many bytes of all records so far went to another place than the stream that the sink was opened on. */
    default long bytesElsewhere() {
        return 0;
    }
}
