package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OffsetRunsTest {
    private final Map<Integer, OffsetSet> sets = new TreeMap<>();
    private final OffsetRuns runs = new OffsetRuns(partition -> sets.computeIfAbsent(partition, p -> new OffsetSet()));

    @Test
    void addsWhatFollowsAndWhatDoesNot() {
        runs.add(0, 4);
        runs.add(0, 5);
        runs.add(0, 7, 9);
        runs.add(0, 10);
        runs.flush();
        assertThat(sets).hasToString("{0=4-5,7-10}");
    }

    @Test
    void keepsPartitionsApartWhoseOffsetsFollowOneAnother() {
        runs.add(0, 4);
        runs.add(1, 5);
        runs.add(0, 6);
        runs.flush();
        assertThat(sets).hasToString("{0=4,6, 1=5}");
    }

    @Test
    void takesOffsetsInAnyOrderAndTwice() {
        runs.add(2, 9);
        runs.add(2, 3, 5);
        runs.add(2, 4);
        runs.flush();
        runs.flush();
        assertThat(sets).hasToString("{2=3-5,9}");
    }

    @Test
    void goesOnAfterAFlush() {
        runs.add(0, 1);
        runs.flush();
        runs.add(0, 2);
        runs.flush();
        assertThat(sets).hasToString("{0=1-2}");
    }
}
