package io.kafkactl.ops.dlq.purge;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqSnapshot;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.ops.stream.read.ReadMeter;
import io.kafkactl.record.OffsetRange;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Finds how far a partition holds nothing but settled dead letters; an offset without a record counts as settled. */
final class SettledPrefix {
    private final DlqSnapshot snapshot;
    private final Cancellation cancellation;
    private final ReadMeter meter;

    SettledPrefix(DlqSnapshot snapshot, Cancellation cancellation, ReadMeter meter) {
        this.snapshot = snapshot;
        this.cancellation = cancellation;
        this.meter = meter;
    }

    /** The offset of the first dead letter that is not settled, or the end of the range. */
    long end(TopicPartition partition, OffsetSet settled) {
        OffsetRange range = snapshot.range(partition);
        long first = Math.min(range.to(), settled.firstAbsent(range.from()));
        OffsetRange doubtful = new OffsetRange(first, range.to());
        if (doubtful.isEmpty()) {
            return range.to();
        }
        meter.expect(doubtful.size());
        try (RangeReader reader = snapshot.reader(Map.of(partition, doubtful)).counting(meter)) {
            while (!reader.finished()) {
                if (cancellation.isCancelled()) {
                    throw KafkactlException.interrupted("interrupted while planning, nothing was removed", null);
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                    if (!settled.contains(record.offset())) {
                        return record.offset();
                    }
                }
            }
        }
        return range.to();
    }
}
