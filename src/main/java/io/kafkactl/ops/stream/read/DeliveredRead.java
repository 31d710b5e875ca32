package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.record.OffsetRange;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the records of a topic, as a request says, into deliveries that the caller makes. */
public final class DeliveredRead {
    /** Makes the delivery of one reading thread, in that thread. */
    @FunctionalInterface
    public interface Deliveries {
        /**
         * The books are shared by all deliveries of the read.
         *
         * @param member the thread's membership of a group, null when it reads without one
         */
        Delivery open(DeliveryLedger ledger, @Nullable Supplier<ConsumerGroupMetadata> member) throws IOException;
    }

    private final long started = System.nanoTime();
    private final Connection connection;
    private final Cancellation cancellation;
    private final ReadListener listener;
    private final ReadRequest request;
    private final TopicDescription topic;
    private final Map<TopicPartition, OffsetRange> ranges;

    /** Exit 7 when the topic or one of the partitions does not exist, exit 4 for an offset outside of the log. */
    public DeliveredRead(Connection connection, Cancellation cancellation, ReadListener listener, ReadRequest request) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.listener = listener;
        this.request = request;
        this.topic = connection.cluster().topic(request.topic());
        this.ranges = ReadRanges.resolve(connection, request, topic);
    }

    /** What will be read of each partition. */
    public Map<TopicPartition, OffsetRange> ranges() {
        return ranges;
    }

    /**
     * Returns when the range is read, the limit is reached or the user asked to stop.
     *
     * @param done what becomes of the records, in the past tense
     */
    public ReadSummary run(String done, Deliveries deliveries) throws IOException {
        DeliveryLedger ledger = ReadRanges.ledger(request, ranges);
        ReadRanges.announce(request, ranges, ledger, listener);
        try (SharedRead shared = new SharedRead(request.limit(), cancellation)) {
            ReadRun run = new ReadRun(connection, request, shared, listener, source -> {
                Supplier<ConsumerGroupMetadata> member = source instanceof GroupReader reader ? reader::metadata : null;
                return deliveries.open(ledger, member);
            });
            if (!shared.isHalted()) {
                run.run(topic, ranges);
            }
            return run.conclude(ledger, done, 0, started);
        }
    }
}
