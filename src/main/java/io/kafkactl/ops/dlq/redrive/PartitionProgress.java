package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What became of the dead letters of one partition so far: settled, staying for a reason, or in doubt. */
final class PartitionProgress {
    private final RunScope scope;
    private final int partition;
    private final Set<ByteBuffer> heldKeys = new HashSet<>();
    private final Set<Long> staying = new HashSet<>();
    private final OffsetSet settledHere = new OffsetSet();
    private OffsetSet settled;
    private List<Delivered> inDoubt = List.of();

    PartitionProgress(RunScope scope, int partition, OffsetSet settled) {
        this.scope = scope;
        this.partition = partition;
        this.settled = settled;
    }

    int partition() {
        return partition;
    }

    /** What this run has settled itself. */
    OffsetSet settledHere() {
        return settledHere;
    }

    boolean isDecided(long offset) {
        return settled.contains(offset) || staying.contains(offset);
    }

    /** The first offset at or after {@code from} that is not settled. */
    long firstOpen(long from) {
        return settled.firstAbsent(from);
    }

    /** These are sent; whether they are settled only the end of their transaction tells. */
    void doubt(List<Delivered> delivered) {
        inDoubt = delivered;
    }

    /** In the order of their offsets; empty when nothing is. */
    List<Delivered> inDoubt() {
        return inDoubt;
    }

    /** Counts what is certain to be committed; returns how many. */
    int settle() {
        Instant now = scope.clock().instant();
        List<SettledRecord> records = new ArrayList<>(inDoubt.size());
        OffsetRuns all = new OffsetRuns(p -> settled);
        OffsetRuns here = new OffsetRuns(p -> settledHere);
        for (Delivered delivered : inDoubt) {
            BatchItem item = delivered.item();
            all.add(partition, item.coverFrom(), item.coverTo());
            here.add(partition, item.coverFrom(), item.coverTo());
            records.add(record(now, delivered));
        }
        all.flush();
        here.flush();
        count();
        inDoubt = List.of();
        scope.listener().settled(records);
        scope.reportProgress();
        return records.size();
    }

    /** Alike ones that follow one another at once. */
    private void count() {
        int from = 0;
        for (int to = 1; to <= inDoubt.size(); to++) {
            BatchItem first = inDoubt.get(from).item();
            if (to == inDoubt.size() || !first.isCountedWith(inDoubt.get(to).item())) {
                scope.tally().settled(first.outcome(), first.target(), partition, first.offset(), to - from);
                from = to;
            }
        }
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

    /** Nothing in doubt was committed. */
    void forgetDoubt() {
        inDoubt = List.of();
    }

    /** Goes on from what the journal says. */
    void resume(OffsetSet now) {
        settled = now;
    }

    void refused(BatchItem item, BatchRejectedException rejection) {
        ByteBuffer key = item.key();
        if (key != null) {
            heldKeys.add(key);
        }
        stays(PendingReason.REJECTED, item.target(), item.offset(), KafkaErrors.oneLine(rejection.reason()));
    }

    /** Sending a record past a refused one with the same key would turn their order round. */
    List<BatchItem> withoutHeld(List<BatchItem> items) {
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

    void stays(PendingReason reason, String target, long offset, @Nullable String detail) {
        if (staying.add(offset)) {
            scope.tally().stays(reason, target, partition, offset, detail);
        }
    }
}
