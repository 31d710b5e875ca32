package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.record.OffsetRange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A selection that remembers what it took, so that the very same dead letters can be selected again. */
public final class RememberedSelection implements Selection {
    private final Selection selection;
    /** By partition, each of which one thread reads. */
    private final Map<Integer, OffsetSet> taken;

    public RememberedSelection(Selection selection) {
        this(selection, new ConcurrentHashMap<>());
    }

    private RememberedSelection(Selection selection, Map<Integer, OffsetSet> taken) {
        this.selection = selection;
        this.taken = taken;
    }

    @Override
    public Selection forWorker() {
        return new RememberedSelection(selection.forWorker(), taken);
    }

    @Override
    public boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        boolean accepted = selection.accepts(record, letter);
        if (accepted) {
            taken.computeIfAbsent(record.partition(), p -> new OffsetSet()).add(record.offset(), record.offset());
        }
        return accepted;
    }

    @Override
    public String describe() {
        return selection.describe();
    }

    @Override
    public OffsetRange within(int partition, OffsetRange all) {
        return selection.within(partition, all);
    }

    @Override
    public boolean isLimited() {
        return selection.isLimited();
    }

    @Override
    public boolean isExhausted() {
        return selection.isExhausted();
    }

    /** Exactly what was taken so far, whatever the condition says by now. */
    public Selection again() {
        return new Again(Map.copyOf(taken), describe());
    }

    private record Again(Map<Integer, OffsetSet> offsets, String words) implements Selection {
        @Override
        public boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
            OffsetSet partition = offsets.get(record.partition());
            return partition != null && partition.contains(record.offset());
        }

        @Override
        public String describe() {
            return words;
        }
    }
}
