package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The transactional producer of one dead-letter partition. Its transactional id is the same in every run, so that a
 * newer run fences an older one.
 */
final class PartitionProducer implements AutoCloseable {
    /** How long the broker keeps a transaction open whose producer went silent. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private static final int MAX_REQUEST_BYTES = 64 << 20;
    /** What a producer of whole batches wants, of whatever kind. */
    static final Map<String, Object> TUNING = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            // A send that outlives its transaction is of no use, and an absent topic would hold it longer.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) TRANSACTION_TIMEOUT.minusSeconds(5).toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) TRANSACTION_TIMEOUT.dividedBy(2).toMillis(),
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            512 << 10,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST_BYTES,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            (long) MAX_REQUEST_BYTES + RedriveBatch.MAX_BYTES);

    private static final List<Class<? extends KafkaException>> REJECTIONS = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            org.apache.kafka.common.InvalidRecordException.class,
            InvalidTimestampException.class,
            CorruptRecordException.class,
            UnsupportedForMessageFormatException.class);

    private final RunScope scope;
    private final int partition;
    private Producer<byte[], byte[]> producer;

    /** Fences every older producer of this partition and settles its open transaction. */
    PartitionProducer(RunScope scope, int partition) {
        this.scope = scope;
        this.partition = partition;
        this.producer = open();
    }

    /** Replaces a producer that is of no more use, fencing whoever took its place. */
    void reopen() {
        close();
        producer = open();
    }

    private Producer<byte[], byte[]> open() {
        String id = "kafkactl-redrive-" + scope.request().dlq().name() + "-" + partition;
        Map<String, Object> tuning = new HashMap<>(TUNING);
        tuning.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        tuning.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        Producer<byte[], byte[]> opened = scope.connection().producer(tuning);
        try {
            opened.initTransactions();
            return opened;
        } catch (KafkaException e) {
            opened.close(Duration.ZERO);
            throw KafkaErrors.translate(
                    "open transactions as '" + id + "'", e, scope.connection().settings());
        }
    }

    /** Writes into the journal that this run works the partition now. */
    void own() throws TransactionLostException {
        if (!scope.request().rules().journal()) {
            return;
        }
        try {
            producer.beginTransaction();
            var unused = producer.send(scope.journal()
                    .ownerEntry(
                            scope.journalPartition(),
                            scope.request().dlq().topicId(),
                            partition,
                            scope.request().run(),
                            scope.request().rules().operator(),
                            scope.clock().instant()));
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw lost(e);
        }
    }

    /**
     * Sends records and the journal entries that settle them in one transaction.
     *
     * @param prepared is given what went, from the first item on, when nothing but the commit is left to do; fewer than
     *     all when time ran out. A failure before that has committed nothing
     */
    void commit(List<BatchItem> items, Consumer<List<Delivered>> prepared)
            throws BatchRejectedException, TransactionLostException {
        List<Future<RecordMetadata>> futures = new ArrayList<>(items.size());
        try {
            producer.beginTransaction();
            List<BatchItem> sent = send(items, futures);
            producer.flush();
            List<Delivered> delivered = delivered(sent, metadata(futures));
            List<Future<RecordMetadata>> entries = journal(delivered);
            producer.flush();
            metadata(entries);
            prepared.accept(delivered);
        } catch (KafkaException | ExecutionException e) {
            Throwable rejection = rejection(futures);
            if (rejection != null && abort()) {
                throw new BatchRejectedException(rejection);
            }
            throw lost(e);
        }
        try {
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw lost(e);
        }
    }

    /** Settles in one transaction what another cluster has taken; {@code prepared} as above. */
    void settle(List<Delivered> delivered, Consumer<List<Delivered>> prepared) throws TransactionLostException {
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> entries = journal(delivered);
            producer.flush();
            metadata(entries);
            prepared.accept(delivered);
            producer.commitTransaction();
        } catch (KafkaException | ExecutionException e) {
            throw lost(e);
        }
    }

    private List<BatchItem> send(List<BatchItem> items, List<Future<RecordMetadata>> futures) {
        long begin = System.nanoTime();
        for (int i = 0; i < items.size(); i++) {
            ProducerRecord<byte[], byte[]> record = items.get(i).record();
            if (record != null) {
                futures.add(producer.send(record));
                if (System.nanoTime() - begin > RedriveBatch.MAX_MILLIS * 1_000_000) {
                    return items.subList(0, i + 1);
                }
            }
        }
        return items;
    }

    private static List<Delivered> delivered(List<BatchItem> sent, List<RecordMetadata> written) {
        List<Delivered> delivered = new ArrayList<>(sent.size());
        int next = 0;
        for (BatchItem item : sent) {
            delivered.add(new Delivered(item, item.record() == null ? null : written.get(next++)));
        }
        return delivered;
    }

    private List<Future<RecordMetadata>> journal(List<Delivered> delivered) {
        List<Future<RecordMetadata>> entries = new ArrayList<>();
        if (scope.request().rules().journal()) {
            Map<Outcome, List<Delivered>> byOutcome = new EnumMap<>(Outcome.class);
            delivered.forEach(each -> byOutcome
                    .computeIfAbsent(each.item().outcome(), outcome -> new ArrayList<>())
                    .add(each));
            byOutcome.forEach((outcome, some) -> entries.add(
                    producer.send(scope.journal().entry(scope.journalPartition(), settlement(outcome, some)))));
        }
        return entries;
    }

    private Settlement settlement(Outcome outcome, List<Delivered> settled) {
        OffsetSet offsets = new OffsetSet();
        OffsetRuns runs = new OffsetRuns(p -> offsets);
        Map<TopicPartition, Settlement.Sent> targets = new LinkedHashMap<>();
        for (Delivered each : settled) {
            runs.add(partition, each.item().coverFrom(), each.item().coverTo());
            RecordMetadata at = each.at();
            if (at != null) {
                targets.merge(
                        new TopicPartition(at.topic(), at.partition()),
                        new Settlement.Sent(at.topic(), at.partition(), at.offset(), at.offset(), 1),
                        (a, b) -> new Settlement.Sent(
                                a.topic(), a.partition(), a.firstOffset(), b.lastOffset(), a.count() + 1));
            }
        }
        runs.flush();
        RedriveRequest request = scope.request();
        TargetCluster elsewhere = request.elsewhere();
        return new Settlement(
                request.dlq().name(),
                request.dlq().topicId().toString(),
                partition,
                request.run(),
                scope.nextSequence(partition),
                offsets,
                outcome.action(),
                settled.size(),
                List.copyOf(targets.values()),
                request.rules().operator(),
                request.rules().reason(),
                scope.clock().instant(),
                elsewhere == null ? null : elsewhere.id());
    }

    private static List<RecordMetadata> metadata(List<Future<RecordMetadata>> futures) throws ExecutionException {
        List<RecordMetadata> all = new ArrayList<>(futures.size());
        for (Future<RecordMetadata> future : futures) {
            try {
                all.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while sending", e);
            }
        }
        return all;
    }

    /** The first error that is one record's fault, or null; the others only fail because the transaction did. */
    private static @Nullable Throwable rejection(List<Future<RecordMetadata>> futures) {
        for (Future<RecordMetadata> future : futures) {
            try {
                if (future.isDone()) {
                    metadata(List.of(future));
                }
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause != null && isRejection(cause)) {
                    return cause;
                }
            }
        }
        return null;
    }

    /** True for an error that is one record's fault. */
    static boolean isRejection(Throwable cause) {
        return REJECTIONS.stream().anyMatch(type -> type.isInstance(cause));
    }

    private boolean abort() {
        try {
            producer.abortTransaction();
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }

    private TransactionLostException lost(Exception cause) {
        Throwable root = cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof AuthorizationException) {
            abort();
            throw KafkaErrors.translate("redrive", root, scope.connection().settings());
        }
        return new TransactionLostException(root);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
