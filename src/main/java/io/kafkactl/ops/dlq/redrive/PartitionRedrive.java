package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.stream.read.RangeReader;
import io.kafkactl.record.OffsetRange;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** Redrives the selected dead letters of one partition, in order, and starts over from the journal after an error. */
final class PartitionRedrive {
    private static final int MAX_RECOVERIES = 5;

    private final RunScope scope;
    private final @Nullable DeadLetterFormat format;
    private final int partition;
    private final OffsetRange range;
    private final OffsetSet selected;
    private final OffsetSet duplicates;
    private final ReaderPool readers;
    private final PartitionProducer producer;
    private final RedriveBatch batch;
    private final Set<ByteBuffer> heldKeys = new HashSet<>();
    private final Set<Long> staying = new HashSet<>();
    private OffsetSet settled;
    private List<Delivered> inDoubt = List.of();
    private int recoveries;

    PartitionRedrive(
            RunScope scope,
            @Nullable DeadLetterFormat format,
            ReaderPool readers,
            PartitionProducer producer,
            int partition,
            OffsetRange range,
            OffsetSet selected,
            OffsetSet duplicates,
            OffsetSet settled) {
        this.scope = scope;
        this.format = format;
        this.readers = readers;
        this.producer = producer;
        this.partition = partition;
        this.range = range;
        this.selected = selected;
        this.duplicates = duplicates;
        this.settled = settled;
        this.batch = new RedriveBatch(scope.request().rules().pace().recordsPerTransaction(), scope.batchBytes());
    }

    /** Returns when the range was worked to its end or the run is to stop. */
    void run() {
        while (true) {
            try {
                pass();
                return;
            } catch (TransactionLostException e) {
                recover(e);
            }
        }
    }

    private void pass() throws TransactionLostException {
        TopicPartition source = new TopicPartition(scope.request().dlq().name(), partition);
        OffsetRange open = new OffsetRange(settled.firstAbsent(range.from()), range.to());
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
        if (settled.contains(offset)
                || staying.contains(offset)
                || !(selected.contains(offset) || duplicates.contains(offset))) {
            return;
        }
        if (duplicates.contains(offset)) {
            add(new BatchItem(null, Outcome.DUPLICATE, offset, coverFrom, offset), false);
            return;
        }
        Routing routing =
                routes.route(record, format == null ? null : format.read(record).orElse(null));
        if (routing instanceof Routing.Stay stay) {
            stays(stay.reason(), stay.target(), offset, stay.detail());
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
        List<BatchItem> rest = withoutHeld(items);
        while (!rest.isEmpty()) {
            if (!scope.mayGo(rest.size())) {
                return;
            }
            requireTopics(rest);
            try {
                long begin = System.nanoTime();
                producer.commit(rest, delivered -> inDoubt = delivered);
                batch.took((System.nanoTime() - begin) / 1_000_000);
                rest = rest.subList(inDoubt.size(), rest.size());
                settle();
            } catch (BatchRejectedException e) {
                if (rest.size() == 1) {
                    refuse(rest.get(0), e);
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

    /** Counts what is certain to be committed. */
    private void settle() {
        Instant now = scope.clock().instant();
        List<SettledRecord> records = new ArrayList<>(inDoubt.size());
        for (Delivered delivered : inDoubt) {
            BatchItem item = delivered.item();
            settled.add(item.coverFrom(), item.coverTo());
            scope.tally().settled(item.outcome(), item.target(), partition, item.offset());
            records.add(record(now, delivered));
        }
        inDoubt = List.of();
        recoveries = 0;
        scope.listener().settled(records);
        scope.reportProgress();
    }

    private SettledRecord record(Instant now, Delivered delivered) {
        RecordMetadata at = delivered.at();
        return new SettledRecord(
                now,
                scope.request().run(),
                delivered.item().outcome(),
                scope.request().dlq().name(),
                partition,
                delivered.item().offset(),
                at == null ? null : at.topic(),
                at == null ? null : at.partition(),
                at == null ? null : at.offset());
    }

    private void refuse(BatchItem item, BatchRejectedException rejection) {
        ByteBuffer key = item.key();
        if (key != null) {
            heldKeys.add(key);
        }
        stays(PendingReason.REJECTED, item.target(), item.offset(), KafkaErrors.oneLine(rejection.reason()));
    }

    /** Sending a record past a refused one with the same key would turn their order round. */
    private List<BatchItem> withoutHeld(List<BatchItem> items) {
        if (heldKeys.isEmpty()) {
            return items;
        }
        List<BatchItem> free = new ArrayList<>(items.size());
        for (BatchItem item : items) {
            ByteBuffer key = item.key();
            if (key != null && heldKeys.contains(key)) {
                stays(PendingReason.HELD_BACK, item.target(), item.offset(), null);
            } else {
                free.add(item);
            }
        }
        return free;
    }

    private void stays(PendingReason reason, String target, long offset, @Nullable String detail) {
        if (staying.add(offset)) {
            scope.tally().stays(reason, target, partition, offset, detail);
        }
    }

    /**
     * Being fenced is not yet being taken over: a transaction that outlived its time-out fences its own producer. So
     * the journal is read before anyone is fenced again, and only another owner ends the run.
     */
    private void recover(TransactionLostException lost) {
        if (++recoveries > MAX_RECOVERIES) {
            throw new KafkactlException(
                    KafkaErrors.translate(
                                    "redrive", lost.reason(), scope.connection().settings())
                            .exitCode(),
                    "TRANSACTION_LOST",
                    "partition " + partition + ": " + MAX_RECOVERIES + " transactions in a row failed, the last with: "
                            + KafkaErrors.oneLine(lost.reason()),
                    "run the same command again: it goes on with what the journal does not show as settled",
                    lost);
        }
        scope.listener()
                .notice("partition " + partition + ": transaction lost (" + KafkaErrors.oneLine(lost.reason())
                        + "), reading the journal");
        scope.requireTopics(Set.of());
        if (!scope.request().rules().journal()) {
            requireNotFenced(lost.reason());
            producer.reopen();
            resumeWithoutJournal();
            return;
        }
        requireOwner(scope.settled(Journal.Reading.ADVISORY));
        try {
            producer.reopen();
            JournalState now = scope.settled(Journal.Reading.STRICT);
            requireOwner(now);
            producer.own();
            resume(now.settled(partition));
        } catch (TransactionLostException again) {
            recover(again);
        }
    }

    private void requireOwner(JournalState state) {
        String run = scope.request().run();
        String owner = state.owner(partition).orElse(run);
        if (!owner.equals(run)) {
            throw KafkactlException.refused(
                    "TAKEN_OVER",
                    "run " + owner + " took over partition " + partition + " of '"
                            + scope.request().dlq().name() + "'",
                    "this run stopped there; nothing was sent twice");
        }
    }

    private void resume(OffsetSet now) {
        if (!inDoubt.isEmpty() && now.contains(inDoubt.get(0).item().offset())) {
            settle();
        }
        inDoubt = List.of();
        settled = now;
    }

    /** Without a journal nobody can tell a rival from a transaction that took too long, and two rivals would both send. */
    private void requireNotFenced(Throwable reason) {
        if (reason instanceof ProducerFencedException || reason instanceof InvalidProducerEpochException) {
            throw KafkactlException.refused(
                    "TAKEN_OVER",
                    "partition " + partition + " of '" + scope.request().dlq().name() + "' was taken by another run",
                    "this run stopped there; what it sent is not remembered, because of --no-journal");
        }
    }

    /** All of a transaction is there or nothing of it. One that only settled duplicates may be settled twice unharmed. */
    private void resumeWithoutJournal() {
        RecordMetadata sent = inDoubt.stream()
                .map(Delivered::at)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (sent != null && new CommitProbe(scope.connection()).isCommitted(sent)) {
            settle();
        }
        inDoubt = List.of();
    }
}
