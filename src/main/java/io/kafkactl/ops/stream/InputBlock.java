package io.kafkactl.ops.stream;

import io.kafkactl.error.KafkactlException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one source that were read and made records, handed over together.
 *
 * @param broken why the source ends here, when it could not be read to its end
 */
record InputBlock(
        InputSource source, List<Line> lines, @Nullable KafkactlException broken) {
    /**
     * One line: a record, or why it is none.
     *
     * @param alone the record must not share a batch with others
     */
    record Line(
            long number,
            @Nullable ProducerRecord<byte[], byte[]> record,
            long bytes,
            boolean alone,
            @Nullable KafkactlException failure) {}
}
