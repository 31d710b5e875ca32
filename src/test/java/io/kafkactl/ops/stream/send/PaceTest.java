package io.kafkactl.ops.stream.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.Cancellation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PaceTest {
    /** Time that passes only while somebody waits. */
    private static final class SleepingClock implements Pace.Sleep {
        private long nanos;

        @Override
        public boolean sleep(long millis) {
            nanos += millis * 1_000_000;
            return false;
        }
    }

    @Test
    void recordsAreSpacedEvenly() {
        SleepingClock clock = new SleepingClock();
        Pace pace = new Pace(500, clock, () -> clock.nanos);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            pace.await(() -> false);
            times.add(clock.nanos / 1_000_000);
        }

        assertThat(times.get(0)).isZero();
        assertThat(times.get(1_000)).isBetween(1_998L, 2_002L);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isBetween(1L, 3L);
        }
    }

    @Test
    void aStallIsNotMadeUpForWithABurst() {
        SleepingClock clock = new SleepingClock();
        Pace pace = new Pace(100, clock, () -> clock.nanos);
        pace.await(() -> false);
        clock.nanos += 60_000_000_000L;
        pace.await(() -> false);
        long afterStall = clock.nanos;

        for (int i = 0; i < 100; i++) {
            pace.await(() -> false);
        }

        assertThat(clock.nanos - afterStall).isBetween(990_000_000L, 1_010_000_000L);
    }

    @Test
    void aWaitEndsWhenTheUserAsksToStopOrAllIsLost() {
        Cancellation cancellation = new Cancellation();
        Pace slow = new Pace(0.001, cancellation::sleep, System::nanoTime);
        slow.await(() -> false);
        slow.await(() -> true);

        cancellation.cancel();
        slow.await(() -> false);

        assertThat(cancellation.isCancelled()).isTrue();
    }
}
