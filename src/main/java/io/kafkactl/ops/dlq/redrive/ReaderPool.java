package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** The readers of a run, each used for one dead-letter partition after the other: a new consumer is a new connection. */
final class ReaderPool implements AutoCloseable {
    private final RunScope scope;
    private final ConcurrentLinkedQueue<RangeReader> idle = new ConcurrentLinkedQueue<>();

    ReaderPool(RunScope scope) {
        this.scope = scope;
    }

    /** A reader of that range alone, for {@link #giveBack}. */
    RangeReader take(TopicPartition source, OffsetRange range) {
        RangeReader reader = idle.poll();
        if (reader == null) {
            return open(source, range);
        }
        reader.add(Map.of(source, range));
        return reader;
    }

    /** One that did not get to its end is closed, because it would go on there. */
    void giveBack(RangeReader reader) {
        if (reader.finished()) {
            idle.add(reader);
        } else {
            reader.close();
        }
    }

    private RangeReader open(TopicPartition source, OffsetRange range) {
        return new RangeReader(
                scope.connection()
                        .consumer(Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                                scope.batchBytes(),
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                Math.min(4 << 20, scope.batchBytes()))),
                scope.connection().settings(),
                Map.of(source, range),
                scope.connection().settings().timeout(),
                scope.stop());
    }

    @Override
    public void close() {
        for (RangeReader reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
