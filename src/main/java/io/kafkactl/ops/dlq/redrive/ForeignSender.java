package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.RecordCoordinate;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends to another cluster, which no transaction of this one spans: what that cluster has taken is settled then. A crash
 * between the two leaves records that the next run finds there.
 */
final class ForeignSender implements BatchSender {
    private final SentElsewhere elsewhere;
    private final PartitionProducer settling;
    private final PartitionProgress progress;

    ForeignSender(SentElsewhere elsewhere, PartitionProducer settling, PartitionProgress progress) {
        this.elsewhere = elsewhere;
        this.settling = settling;
        this.progress = progress;
    }

    /** One of a batch on its way. */
    private record Sending(
            BatchItem item,
            @Nullable Future<RecordMetadata> answer,
            @Nullable RecordMetadata there) {}

    @Override
    public int send(List<BatchItem> items) throws TransactionLostException {
        List<Delivered> delivered = new ArrayList<>(items.size());
        KafkactlException failure = null;
        for (Sending each : begin(items)) {
            try {
                RecordMetadata at = at(each);
                if (at != null) {
                    elsewhere.taken(place(each.item()), at);
                }
                delivered.add(new Delivered(each.item(), at));
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (PartitionProducer.isRejection(cause)) {
                    elsewhere.refused(place(each.item()));
                    progress.refused(each.item(), new BatchRejectedException(cause));
                } else {
                    failure = failure == null
                            ? KafkaErrors.translate(
                                    "send to '" + each.item().target() + "'",
                                    cause,
                                    elsewhere.target().settings())
                            : failure;
                }
            }
        }
        settle(delivered);
        if (failure != null) {
            throw failure;
        }
        return items.size();
    }

    /**
     * Stops at the first that the cluster cannot be given: the others would wait just as long. A record waits for the answer
     * to the one before it with the same key, and stays when that is refused: else their order would turn round.
     */
    private List<Sending> begin(List<BatchItem> items) {
        List<Sending> sending = new ArrayList<>(items.size());
        Map<ByteBuffer, Future<RecordMetadata>> last = new HashMap<>();
        for (BatchItem item : items) {
            ProducerRecord<byte[], byte[]> record = item.record();
            RecordMetadata there = record == null ? null : elsewhere.at(place(item), record);
            if (record == null || there != null) {
                sending.add(new Sending(item, null, there));
                continue;
            }
            ByteBuffer key = item.key();
            Future<RecordMetadata> before = key == null ? null : last.get(key);
            Answer known = before == null ? Answer.TAKEN : awaited(before);
            if (known == Answer.FAILED) {
                return sending;
            }
            if (known == Answer.REFUSED) {
                progress.stays(PendingReason.HELD_BACK, item.target(), item.offset(), null);
                continue;
            }
            Future<RecordMetadata> answer = elsewhere.send(place(item), record);
            sending.add(new Sending(item, answer, null));
            if (key != null) {
                last.put(key, answer);
            }
            if (answer.isDone() && answer(answer) == Answer.FAILED) {
                return sending;
            }
        }
        return sending;
    }

    /** What the other cluster says to a record. */
    private enum Answer {
        TAKEN,
        REFUSED,
        FAILED
    }

    private Answer awaited(Future<RecordMetadata> answer) {
        if (!answer.isDone()) {
            elsewhere.flush();
        }
        return answer(answer);
    }

    private static Answer answer(Future<RecordMetadata> answer) {
        try {
            at(answer);
            return Answer.TAKEN;
        } catch (ExecutionException e) {
            return e.getCause() != null && PartitionProducer.isRejection(e.getCause()) ? Answer.REFUSED : Answer.FAILED;
        }
    }

    private static @Nullable RecordMetadata at(Sending sending) throws ExecutionException {
        return sending.answer() == null ? sending.there() : at(sending.answer());
    }

    private static RecordMetadata at(Future<RecordMetadata> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending", e);
        }
    }

    private void settle(List<Delivered> delivered) throws TransactionLostException {
        if (delivered.isEmpty()) {
            return;
        }
        settling.settle(delivered, progress::doubt);
        progress.settle();
        delivered.forEach(each -> elsewhere.settled(place(each.item())));
    }

    private RecordCoordinate place(BatchItem item) {
        return new RecordCoordinate(progress.partition(), item.offset());
    }
}
