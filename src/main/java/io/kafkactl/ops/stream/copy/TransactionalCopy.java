package io.kafkactl.ops.stream.copy;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicRules;
import io.kafkactl.ops.stream.read.Delivery;
import io.kafkactl.ops.stream.read.DeliveryLedger;
import io.kafkactl.ops.stream.read.GroupMembership;
import io.kafkactl.ops.stream.read.ReachedPositions;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.ops.stream.read.StaticMember;
import io.kafkactl.ops.stream.send.DeliveryOptions;
import io.kafkactl.ops.stream.send.ProducerTuning;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.OutgoingRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Copies the records of one reading thread in transactions, and with a group commits its offsets in the same ones: what
 * the target shows and what the group has read are the same, also after a crash.
 */
final class TransactionalCopy implements Delivery {
    /** A new leader is found within it. */
    private static final Duration TRANSACTION_TIMEOUT = GroupMembership.TRANSACTION_TIMEOUT;

    private static final Duration DELIVERY_TIMEOUT = TRANSACTION_TIMEOUT.minusSeconds(5);
    private static final int MAX_BYTES = 16 << 20;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int COMMIT_ATTEMPTS = 3;

    private final Connection connection;
    private final CopyTarget target;
    private final CheckedCopy check;
    private final DeliveryLedger ledger;
    private final @Nullable Supplier<ConsumerGroupMetadata> group;
    private final ReachedPositions reached;
    private final Producer<byte[], byte[]> producer;
    private boolean open;
    private long begun = System.nanoTime();
    private long records;
    private long bytes;
    private volatile @Nullable KafkactlException refusal;

    /** Fences every other producer of the same id and settles its open transaction. */
    TransactionalCopy(
            Connection connection,
            String transactionalId,
            ReadRequest request,
            CopyTarget target,
            CheckedCopy check,
            TopicRules rules,
            DeliveryLedger ledger,
            @Nullable Supplier<ConsumerGroupMetadata> group) {
        this.connection = connection;
        this.target = target;
        this.check = check;
        this.ledger = ledger;
        this.group = group;
        this.reached = new ReachedPositions(request.topic());
        Map<String, Object> config =
                new ProducerTuning(connection.settings(), DeliveryOptions.DEFAULT).overrides(rules);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                DELIVERY_TIMEOUT.dividedBy(2).toMillis());
        this.producer = connection.producer(config);
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw translated("open transactions as '" + transactionalId + "'", e);
        }
    }

    @Override
    public void accept(KafkaRecord record) {
        OutgoingRecord outgoing = check.checked(record);
        int partition = record.partition();
        long offset = record.offset();
        begin();
        try {
            var unused = producer.send(outgoing.toProducerRecord(target.topic()), (metadata, thrown) -> {
                if (thrown != null && refusal == null) {
                    refusal = refused(partition, offset, thrown);
                }
            });
        } catch (KafkaException e) {
            throw failed("copy to topic '" + target.topic() + "'", e);
        }
        records++;
        bytes += TopicRules.bytes(outgoing);
        reached.passed(partition, offset);
        if (bytes >= MAX_BYTES || records >= ProducerTuning.mostInFlight() || isDue()) {
            commit();
        }
    }

    @Override
    public void advance(Map<TopicPartition, Long> positions, boolean idle) {
        reached.advance(positions);
        if ((idle || isDue()) && hasWork()) {
            commit();
        }
    }

    @Override
    public void settle() {
        if (hasWork()) {
            commit();
        }
    }

    /** The open transaction must not be committed later, when another member has copied its records. */
    @Override
    public void lost() {
        if (open) {
            throw KafkactlException.failure(
                    "PARTITIONS_LOST",
                    "the group took its partitions away before what was read of them was copied; the open transaction "
                            + "was aborted, and the same command goes on where it began",
                    null);
        }
        reached.drain();
    }

    @Override
    public void finish(Ending ending) {
        try {
            if (ending == Ending.DONE) {
                settle();
            } else {
                abort();
            }
        } finally {
            producer.close(ending == Ending.DONE ? connection.settings().timeout() : Duration.ofSeconds(1));
        }
    }

    /** Offsets of records that a filter passed over are progress, too, but only a group remembers them. */
    private boolean hasWork() {
        return open || (group != null && !reached.isEmpty());
    }

    private boolean isDue() {
        return System.nanoTime() - begun > MAX_NANOS;
    }

    private void begin() {
        if (!open) {
            producer.beginTransaction();
            open = true;
            begun = System.nanoTime();
        }
    }

    private void commit() {
        Map<TopicPartition, Long> positions = reached.drain();
        try {
            begin();
            if (group != null) {
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                positions.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
                producer.sendOffsetsToTransaction(offsets, group.get());
            }
            producer.flush();
            if (refusal != null) {
                throw refusal;
            }
            commitTransaction();
        } catch (KafkaException e) {
            throw failed("commit a copy to topic '" + target.topic() + "'", e);
        }
        open = false;
        begun = System.nanoTime();
        ledger.add(positions, records, bytes);
        records = 0;
        bytes = 0;
    }

    private void commitTransaction() {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                // The coordinator may have committed: only asking again for the same tells.
                if (attempt == COMMIT_ATTEMPTS) {
                    open = false;
                    throw new KafkactlException(
                            ExitCode.FAILURE,
                            "OUTCOME_UNKNOWN",
                            "whether the last transaction, of " + records + " records, was committed to topic '"
                                    + target.topic() + "' is unknown: " + KafkaErrors.oneLine(e),
                            group == null ? "look at the end of the topic before going on" : null,
                            e);
                }
            }
        }
    }

    private void abort() {
        if (open) {
            open = false;
            try {
                producer.abortTransaction();
            } catch (KafkaException e) {
                // The broker aborts it after transaction.timeout.ms.
                return;
            }
        }
    }

    private KafkactlException refused(int partition, long offset, Exception thrown) {
        KafkactlException reason = translated("send", thrown);
        return new KafkactlException(
                reason.exitCode(),
                reason.error(),
                "topic '" + target.topic() + "' did not take record " + partition + ":" + offset + ": "
                        + KafkaErrors.oneLine(thrown),
                reason.hint().orElse(null),
                thrown);
    }

    /** What a record met says more than what the transaction met because of it. */
    private KafkactlException failed(String doing, KafkaException thrown) {
        KafkactlException known = refusal;
        if (group != null) {
            return StaticMember.ousted(connection.cluster(), group.get(), thrown)
                    .orElseGet(() -> known == null ? translated(doing, thrown) : known);
        }
        return known == null ? translated(doing, thrown) : known;
    }

    private KafkactlException translated(String doing, Exception thrown) {
        return KafkaErrors.translate(doing, thrown, connection.settings());
    }
}
