package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Redrives the selected dead letters of one partition, in order, and starts over from the journal after an error. */
final class PartitionRedrive {
    private final RunScope scope;
    private final @Nullable DeadLetterFormat format;
    private final OffsetRange range;
    private final OffsetSet selected;
    private final OffsetSet duplicates;
    private final ReaderPool readers;
    private final PartitionProgress progress;
    private final LostTransactions losses;
    private final BatchSender sender;
    private final RedriveBatch batch;

    private PartitionRedrive(
            RunScope scope,
            @Nullable DeadLetterFormat format,
            ReaderPool readers,
            PartitionProducer producer,
            OffsetRange range,
            OffsetSet selected,
            OffsetSet duplicates,
            PartitionProgress progress) {
        this.scope = scope;
        this.format = format;
        this.readers = readers;
        this.range = range;
        this.selected = selected;
        this.duplicates = duplicates;
        this.progress = progress;
        this.sender = sender(producer);
        this.losses = new LostTransactions(scope, producer, progress);
        this.batch = new RedriveBatch(scope.request().rules().pace().recordsPerTransaction(), scope.batchBytes());
    }

    private BatchSender sender(PartitionProducer producer) {
        SentElsewhere elsewhere = scope.elsewhere();
        if (elsewhere != null) {
            return new ForeignSender(elsewhere, producer, progress);
        }
        return items -> {
            producer.commit(items, progress::doubt);
            return progress.settle();
        };
    }

    /** The worker of a plan's share in one partition. */
    static PartitionRedrive of(
            RunScope scope,
            RedrivePlan plan,
            ReaderPool readers,
            PartitionProducer producer,
            PartitionProgress progress) {
        int partition = progress.partition();
        return new PartitionRedrive(
                scope,
                plan.format(),
                readers,
                producer,
                plan.ranges().getOrDefault(partition, new OffsetRange(0, 0)),
                plan.selected().getOrDefault(partition, new OffsetSet()),
                plan.duplicates().getOrDefault(partition, new OffsetSet()),
                progress);
    }

    /** Returns when the range was worked to its end or the run is to stop. */
    void run() {
        while (true) {
            try {
                pass();
                return;
            } catch (TransactionLostException e) {
                losses.recover(e);
            }
        }
    }

    private void pass() throws TransactionLostException {
        TopicPartition source = new TopicPartition(scope.request().dlq().name(), progress.partition());
        OffsetRange open = new OffsetRange(progress.firstOpen(range.from()), range.to());
        batch.drain();
        long lastRead = open.from() - 1;
        RangeReader reader = readers.take(source, open);
        try (SourceRecords sources = new SourceRecords(scope.connection())) {
            Routes routes = Treatments.routes(scope.request(), format, scope.targets(), sources, scope.clock());
            while (!reader.finished() && !scope.stop().isCancelled()) {
                for (ConsumerRecord<byte[], byte[]> record : poll(reader)) {
                    collect(record, lastRead + 1, routes);
                    lastRead = record.offset();
                    if (scope.stop().isCancelled()) {
                        return;
                    }
                }
            }
            if (reader.finished()) {
                batch.coverTail(lastRead, range.to() - 1);
                flush();
            }
        } finally {
            readers.giveBack(reader);
        }
    }

    /** A reader says only that it gets no further; that the topic is gone says why. */
    private List<ConsumerRecord<byte[], byte[]>> poll(RangeReader reader) throws TransactionLostException {
        try {
            return reader.poll();
        } catch (KafkactlException e) {
            scope.requireTopics(Set.of());
            if (e.error().equals(RangeReader.OUT_OF_RANGE)) {
                // What was read before the others vanished is nowhere else any more.
                flush();
            }
            throw e;
        }
    }

    private void collect(ConsumerRecord<byte[], byte[]> record, long coverFrom, Routes routes)
            throws TransactionLostException {
        long offset = record.offset();
        if (progress.isDecided(offset) || !(selected.contains(offset) || duplicates.contains(offset))) {
            return;
        }
        if (duplicates.contains(offset)) {
            add(new BatchItem(null, Outcome.DUPLICATE, offset, coverFrom, offset), false);
            return;
        }
        Routing routing =
                routes.route(record, format == null ? null : format.read(record).orElse(null));
        if (routing instanceof Routing.Stay stay) {
            progress.stays(stay.reason(), stay.target(), offset, stay.detail());
        } else if (routing instanceof Routing.Discard) {
            add(new BatchItem(null, Outcome.DISCARDED, offset, coverFrom, offset), false);
        } else if (routing instanceof Routing.Send send) {
            add(new BatchItem(send.record(), send.outcome(), offset, coverFrom, offset), send.oversize());
        }
    }

    /** @param alone in a transaction of its own: whether the broker takes it only the broker can say */
    private void add(BatchItem item, boolean alone) throws TransactionLostException {
        if (alone) {
            flush();
        }
        batch.add(item);
        if (alone || batch.isFull()) {
            flush();
        }
    }

    private void flush() throws TransactionLostException {
        commit(batch.drain());
    }

    /** Halves a refused batch until the refused record is alone; the records before and behind it still go. */
    private void commit(List<BatchItem> items) throws TransactionLostException {
        List<BatchItem> rest = progress.withoutHeld(items);
        while (!rest.isEmpty()) {
            if (!scope.mayGo(rest.size())) {
                return;
            }
            requireTopics(rest);
            try {
                long begin = System.nanoTime();
                int decided = sender.send(rest);
                batch.took((System.nanoTime() - begin) / 1_000_000);
                rest = rest.subList(decided, rest.size());
                losses.forget();
            } catch (BatchRejectedException e) {
                if (rest.size() == 1) {
                    progress.refused(rest.get(0), e);
                } else {
                    commit(List.copyOf(rest.subList(0, rest.size() / 2)));
                    commit(List.copyOf(rest.subList(rest.size() / 2, rest.size())));
                }
                return;
            }
        }
    }

    private void requireTopics(List<BatchItem> items) {
        Set<String> targets = new HashSet<>();
        items.stream().filter(item -> item.record() != null).forEach(item -> targets.add(item.target()));
        scope.requireTopics(targets);
    }
}
