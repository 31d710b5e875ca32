package io.kafkactl.ops.dlq.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedriveTallyTest {
    private final RedriveTally tally = new RedriveTally();

    @Test
    void countsByTargetAndReasonAndShowsTheFirstOfEachWhicheverWasMetFirst() {
        tally.stays(PendingReason.REJECTED, "orders", 1, 7, "too large");
        tally.settled(Outcome.REDRIVEN, "orders", 0, 3);
        tally.settled(Outcome.REDRIVEN, "payments", 0, 4);
        tally.stays(PendingReason.REJECTED, "orders", 0, 1, "something else");
        tally.settled(Outcome.REDRIVEN, "orders", 2, 1);
        tally.stays(PendingReason.NO_TARGET, "", 0, 9, null);

        assertThat(tally.settledCount()).isEqualTo(3);
        assertThat(tally.groups())
                .containsExactly(
                        new RedriveGroup("orders", Outcome.REDRIVEN, null, 2, "0:3", null),
                        new RedriveGroup("payments", Outcome.REDRIVEN, null, 1, "0:4", null),
                        new RedriveGroup("orders", null, PendingReason.REJECTED, 2, "0:1", "something else"),
                        new RedriveGroup("", null, PendingReason.NO_TARGET, 1, "0:9", null));
    }

    @Test
    void addsWhatAnotherCountedOfOtherRecords() {
        RedriveTally other = new RedriveTally();
        tally.settled(Outcome.REDRIVEN, "orders", 1, 3, 20);
        other.settled(Outcome.REDRIVEN, "orders", 0, 8);
        other.stays(PendingReason.REJECTED, "orders", 2, 1, "too large");
        tally.add(other);

        assertThat(tally.settledCount()).isEqualTo(21);
        assertThat(tally.notReached(25)).isEqualTo(3);
        assertThat(tally.groups())
                .containsExactly(
                        new RedriveGroup("orders", Outcome.REDRIVEN, null, 21, "0:8", null),
                        new RedriveGroup("orders", null, PendingReason.REJECTED, 1, "2:1", "too large"));
    }

    @Test
    void nothingMetIsNothingCounted() {
        assertThat(tally.settledCount()).isZero();
        assertThat(tally.groups()).isEmpty();
    }

    @Test
    void countsFromSeveralThreads() throws InterruptedException {
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    tally.settled(Outcome.REDRIVEN, "orders", 0, i);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(tally.settledCount()).isEqualTo(40_000);
    }
}
