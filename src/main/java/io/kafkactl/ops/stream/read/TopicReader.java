package io.kafkactl.ops.stream.read;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.RecordEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Reads the records of a topic, bounded by the end at the start unless asked to follow, and writes them to a stream. */
public final class TopicReader {
    private final Connection connection;
    private final Cancellation cancellation;
    private final ReadListener listener;

    public TopicReader(Connection connection, Cancellation cancellation) {
        this(connection, cancellation, ReadListener.SILENT);
    }

    public TopicReader(Connection connection, Cancellation cancellation, ReadListener listener) {
        this.connection = connection;
        this.cancellation = cancellation;
        this.listener = listener;
    }

    /**
     * Returns when the range is read, the limit is reached or the user asked to stop; all is written by then, unless
     * nobody takes it.
     */
    public ReadSummary read(ReadRequest request, RecordEncoding encoding, OutputStream out) throws IOException {
        long started = System.nanoTime();
        TopicDescription topic = connection.cluster().topic(request.topic());
        Map<TopicPartition, OffsetRange> ranges = ReadRanges.resolve(connection, request, topic);
        DeliveryLedger ledger = ReadRanges.ledger(request, ranges);
        ReadRanges.announce(request, ranges, ledger, listener);
        try (SharedRead shared = new SharedRead(request.limit(), cancellation);
                BlockOutput output = new BlockOutput(out, BulkTuning.outputBytes(), ledger, cancellation)) {
            BlockBuffer heading = new BlockBuffer(new byte[0]);
            encoding.heading(heading);
            output.put(heading.take(() -> new byte[0], 0, Map.of(), 0));
            ReadRun run = new ReadRun(connection, request, shared, listener, source -> {
                boolean commits = request.group() != null && request.group().commit();
                return new BlockDelivery(
                        request,
                        encoding,
                        output,
                        commits && source instanceof GroupReader reader ? reader::commit : null);
            });
            if (request.tail() != null) {
                tail(request, request.tail(), ranges, shared, new BlockDelivery(request, encoding, output, null));
                ranges = ReadRanges.behind(ranges);
            }
            if (!shared.isHalted()) {
                run.run(topic, ranges);
            }
            drain(output, shared);
            return run.conclude(ledger, "written", output.abandoned(), started);
        }
    }

    private void tail(
            ReadRequest request,
            int count,
            Map<TopicPartition, OffsetRange> ranges,
            SharedRead shared,
            BlockDelivery delivery)
            throws IOException {
        try {
            List<KafkaRecord> last = new TailReader(
                            connection, shared, listener, request.filters().get(), count)
                    .read(ranges);
            if (shared.isHalted()) {
                // The last ones are known only when every partition was searched.
                return;
            }
            for (KafkaRecord record : last) {
                if (!shared.takePermit()) {
                    break;
                }
                delivery.accept(record);
            }
            if (!shared.isHalted()) {
                Map<TopicPartition, Long> ends = new HashMap<>();
                ranges.forEach((partition, range) -> ends.put(partition, range.to()));
                delivery.advance(ends, true);
            }
            delivery.finish(shared.ending());
        } catch (KafkactlException | OutOfMemoryError e) {
            shared.fail(e);
        }
    }

    private static void drain(BlockOutput output, SharedRead shared) {
        try {
            output.drain();
        } catch (IOException e) {
            shared.fail(e);
        }
    }
}
