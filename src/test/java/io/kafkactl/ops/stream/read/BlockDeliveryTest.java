package io.kafkactl.ops.stream.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.Cancellation;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.Position;
import io.kafkactl.record.RecordEncoding;
import io.kafkactl.record.RecordSink;
import io.kafkactl.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BlockDeliveryTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final ReadRequest REQUEST = new ReadRequest(
            "t",
            null,
            Position.START,
            Position.END,
            false,
            Long.MAX_VALUE,
            null,
            new GroupMembership("g", true, null),
            ReadRequest.UNFILTERED,
            Instant.EPOCH);

    private final AtomicInteger flushed = new AtomicInteger();
    private int accepted;

    @Test
    void recordsInFilesAreCommittedEverySecondEvenWhenThereIsNoPauseButOnlyOnceFlushed() throws IOException {
        DeliveryLedger ledger = new DeliveryLedger(Map.of());
        Map<Long, Integer> flushedAtCommit = new HashMap<>();
        try (BlockOutput output = new BlockOutput(new ByteArrayOutputStream(), 1 << 20, ledger, new Cancellation())) {
            BlockDelivery delivery = new BlockDelivery(
                    REQUEST,
                    elsewhere(),
                    output,
                    safe -> safe.values().forEach(offset -> flushedAtCommit.put(offset, flushed.get())));
            Await.until("two commits while records keep coming", () -> {
                give(delivery);
                return flushedAtCommit.size() >= 2;
            });
            delivery.finish(Delivery.Ending.DONE);
        }

        flushedAtCommit.forEach((committed, sure) ->
                assertThat(committed).as("records committed").isLessThanOrEqualTo(sure));
        assertThat(flushedAtCommit).containsKey((long) accepted);
        assertThat(ledger.bytes()).isEqualTo(7L * accepted);
        assertThat(ledger.records()).isEqualTo(accepted);
    }

    private void give(BlockDelivery delivery) {
        try {
            delivery.accept(KafkaRecord.of(new ConsumerRecord<>("t", 0, accepted++, new byte[0], new byte[0])));
            delivery.advance(Map.of(PARTITION, (long) accepted), false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes nothing to the stream it is given, as files per partition do; seven bytes a record. */
    private RecordEncoding elsewhere() {
        return ignored -> new RecordSink() {
            private int taken;

            @Override
            public void accept(KafkaRecord record) {
                taken++;
            }

            @Override
            public void flush() {
                flushed.set(taken);
            }

            @Override
            public long bytesElsewhere() {
                return 7L * taken;
            }
        };
    }
}
