package io.kafkactl.ops.stream.read;

import io.kafkactl.ops.stream.filter.RecordFilter;
import io.kafkactl.record.KafkaRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One reading thread: from a source, through a filter and the limit, to a delivery. */
final class ReadLoop implements Runnable {
    /** Opened in the reading thread, because clients take their time to start. */
    interface Parts {
        RecordSource source();

        Delivery delivery(RecordSource source) throws IOException;
    }

    private final Parts parts;
    private final ReadRequest request;
    private final SharedRead shared;

    ReadLoop(Parts parts, ReadRequest request, SharedRead shared) {
        this.parts = parts;
        this.request = request;
        this.shared = shared;
    }

    @Override
    public void run() {
        try (RecordSource source = parts.source()) {
            Delivery delivery = parts.delivery(source);
            source.attach(delivery);
            try {
                pump(source, delivery);
            } catch (IOException | RuntimeException | Error e) {
                shared.fail(e);
            }
            delivery.finish(shared.ending());
        } catch (IOException | RuntimeException | Error e) {
            shared.fail(e);
        }
    }

    private void pump(RecordSource source, Delivery delivery) throws IOException {
        RecordFilter filter = request.filters().get();
        while (!source.finished() && !shared.isHalted()) {
            List<ConsumerRecord<byte[], byte[]>> records = source.poll();
            int taken = take(records, filter, delivery);
            shared.scanned(taken);
            delivery.advance(
                    taken == records.size() ? source.positions() : after(records.subList(0, taken)), records.isEmpty());
        }
        if (!shared.isHalted()) {
            source.conclude();
        }
    }

    /** How many were looked at: all, unless the limit was reached. */
    private int take(List<ConsumerRecord<byte[], byte[]>> records, RecordFilter filter, Delivery delivery)
            throws IOException {
        for (int i = 0; i < records.size(); i++) {
            KafkaRecord record = KafkaRecord.of(records.get(i));
            if (filter.test(record)) {
                if (!shared.takePermit()) {
                    return i;
                }
                delivery.accept(record);
            }
        }
        return records.size();
    }

    private static Map<TopicPartition, Long> after(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        records.forEach(
                record -> positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        return positions;
    }
}
