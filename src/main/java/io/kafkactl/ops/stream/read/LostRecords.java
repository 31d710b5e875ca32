package io.kafkactl.ops.stream.read;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.KafkactlException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Records that retention or a deletion took away before they were read: reported, counted, passed over. */
final class LostRecords {
    private final SharedRead shared;
    private final ReadListener listener;

    LostRecords(SharedRead shared, ReadListener listener) {
        this.shared = shared;
        this.listener = listener;
    }

    /**
     * Where to go on in each partition, at most at its end; nowhere when the reader is woken up meanwhile; a failure when the log does not go on behind the position,
     * but ends before it.
     */
    Map<TopicPartition, Long> skip(
            Consumer<byte[], byte[]> consumer,
            OffsetOutOfRangeException thrown,
            ToLongFunction<TopicPartition> ends,
            ConnectionSettings settings) {
        Map<TopicPartition, Long> starts;
        try {
            starts = consumer.beginningOffsets(thrown.partitions());
        } catch (WakeupException e) {
            // The reader is to stop; it asks again if not.
            return Map.of();
        } catch (KafkaException e) {
            throw KafkaErrors.translate("find the log start", e, settings);
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        thrown.offsetOutOfRangePartitions().forEach((partition, offset) -> {
            long start = starts.getOrDefault(partition, offset);
            if (start <= offset) {
                throw KafkactlException.failure(
                        RangeReader.OUT_OF_RANGE,
                        "cannot go on reading " + partition + " at " + offset + ": its log ends before that, because "
                                + "records were lost with a broker or the topic was created anew",
                        thrown);
            }
            long to = Math.min(start, ends.applyAsLong(partition));
            next.put(partition, to);
            shared.skipped(to - offset);
            listener.skipped(partition.partition(), offset, to);
        });
        return next;
    }
}
