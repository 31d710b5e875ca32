package io.kafkactl.ops.stream.read;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Where one reading thread gets its records from. */
interface RecordSource extends AutoCloseable {
    /** Tells the source who takes its records, before the first poll. */
    default void attach(Delivery delivery) {}

    /** The next records in offset order within a partition; empty when none arrived in time. */
    List<ConsumerRecord<byte[], byte[]>> poll();

    /** True when nothing will come any more. */
    boolean finished();

    /** Called once when nothing will come any more and nobody stopped the read, while the source is still open. */
    default void conclude() {}

    /** The offset that comes next in each partition, once the records of the last poll are taken. */
    Map<TopicPartition, Long> positions();

    @Override
    void close();
}
