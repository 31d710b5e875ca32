package io.kafkactl.ops.dlq.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the journal says about one dead-letter topic: settled offsets and the owning run, by partition. */
public final class JournalState {
    private final Map<Integer, OffsetSet> settled = new HashMap<>();
    private final Map<Integer, String> owners = new HashMap<>();
    private boolean complete = true;

    /** Never null; empty for a partition that no run has touched. */
    public OffsetSet settled(int partition) {
        return settled.computeIfAbsent(partition, p -> new OffsetSet());
    }

    public Optional<String> owner(int partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    /** False when an open transaction hid the journal's tail: more may be settled than this says. */
    public boolean isComplete() {
        return complete;
    }

    void owner(int partition, String run) {
        owners.put(partition, run);
    }

    void markIncomplete() {
        complete = false;
    }
}
