package io.kafkactl.ops.stream;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.PositionResolver;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the records of a topic, bounded by the end at the start unless asked to follow, and hands them to a sink. */
public final class TopicReader {
    private final Connection connection;
    private final Cancellation cancellation;

    public TopicReader(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    /** Returns when the range is read, the limit is reached or the user asked to stop; all is written by then. */
    public ReadSummary read(ReadRequest request, RecordEncoding encoding, OutputStream out) throws IOException {
        long started = System.nanoTime();
        Map<TopicPartition, OffsetRange> ranges = ranges(request);
        encoding.heading(out);
        RecordSink sink = encoding.open(out);
        long scanned = 0;
        long matched = 0;
        try (RangeReader reader = new RangeReader(
                connection.consumer(BulkTuning.consumer(connection.settings())),
                connection.settings(),
                ranges,
                request.follow() ? RangeReader.FOREVER : connection.settings().timeout(),
                cancellation)) {
            RecordFilter filter = request.filters().get();
            while (matched < request.limit() && !reader.finished() && !cancellation.isCancelled()) {
                List<ConsumerRecord<byte[], byte[]>> records = reader.poll();
                for (ConsumerRecord<byte[], byte[]> polled : records) {
                    KafkaRecord record = KafkaRecord.of(polled);
                    scanned++;
                    if (matched < request.limit() && filter.test(record)) {
                        matched++;
                        sink.accept(record);
                    }
                }
                if (records.isEmpty() || request.follow()) {
                    sink.flush();
                }
            }
        } finally {
            sink.flush();
            out.flush();
        }
        return new ReadSummary(scanned, matched, 0, System.nanoTime() - started);
    }

    private Map<TopicPartition, OffsetRange> ranges(ReadRequest request) {
        Cluster cluster = connection.cluster();
        String topic = request.topic();
        int count = cluster.topic(topic).partitions().size();
        List<Integer> chosen = request.partitions() == null
                ? IntStream.range(0, count).boxed().toList()
                : request.partitions().of(topic, count);
        List<TopicPartition> partitions =
                chosen.stream().map(number -> new TopicPartition(topic, number)).toList();
        Map<TopicPartition, OffsetRange> ranges = new PositionResolver(
                        cluster, BulkTuning.isolation(connection.settings()), request.now())
                .resolve(partitions, request.from(), request.to());
        if (!request.follow()) {
            return ranges;
        }
        Map<TopicPartition, OffsetRange> open = new LinkedHashMap<>();
        ranges.forEach((partition, range) -> open.put(partition, new OffsetRange(range.from(), Long.MAX_VALUE)));
        return open;
    }
}
