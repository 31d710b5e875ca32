package io.kafkactl.ops.stream.send;

import io.kafkactl.ops.stream.send.InputItem.Outcome;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * What was taken from the input and may not be in the topic yet. Acknowledgements come in another order than the lines,
 * so a block stays until it and all before it are settled. Used by the sending thread alone.
 */
final class Backlog {
    private final ArrayDeque<InputBlock> blocks = new ArrayDeque<>();
    private int settledOfFirst;

    void add(InputBlock block) {
        prune();
        blocks.add(block);
    }

    private void prune() {
        while (!blocks.isEmpty()) {
            InputBlock first = blocks.getFirst();
            int size = first.items().size();
            while (settledOfFirst < size && first.items().get(settledOfFirst).outcome() != Outcome.OPEN) {
                settledOfFirst++;
            }
            if (settledOfFirst < size) {
                return;
            }
            blocks.removeFirst();
            settledOfFirst = 0;
        }
    }

    /**
     * The first item that may not be in the topic; empty when all that was taken is settled.
     *
     * @param uncertain some were sent without an answer
     */
    Optional<ResumePoint> resumePoint(boolean uncertain) {
        prune();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        InputItem lowest = blocks.getFirst().items().get(settledOfFirst);
        long acknowledgedAfter = 0;
        int skip = settledOfFirst;
        for (Iterator<InputBlock> all = blocks.iterator(); all.hasNext(); skip = 0) {
            acknowledgedAfter += all.next().items().stream()
                    .skip(skip)
                    .filter(item -> item.outcome() == Outcome.ACKNOWLEDGED)
                    .count();
        }
        return Optional.of(new ResumePoint(lowest.source(), lowest.number(), acknowledgedAfter, uncertain));
    }
}
