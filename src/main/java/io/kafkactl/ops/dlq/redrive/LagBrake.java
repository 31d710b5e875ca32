package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.LagReport;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Holds the workers back while the failing group lags too much on the targets. */
final class LagBrake {
    private static final long RECHECK_MILLIS = 1_000;

    private final LagReader reader;
    private final String group;
    private final long most;
    private final Cancellation stop;
    private final Consumer<String> notice;
    private long checkedNanos = System.nanoTime() - 2 * RECHECK_MILLIS * 1_000_000;
    private boolean above;

    LagBrake(
            Connection connection,
            Clock clock,
            String group,
            Set<String> targets,
            long most,
            Cancellation stop,
            Consumer<String> notice) {
        this.reader = new LagReader(
                connection,
                new LagOptions(
                        targets,
                        LagOptions.Isolation.READ_COMMITTED,
                        LagOptions.NoCommit.AUTO,
                        LagOptions.TimeLag.OFF,
                        0),
                clock,
                stop);
        this.group = group;
        this.most = most;
        this.stop = stop;
        this.notice = notice;
    }

    /** Returns when the lag is small enough; false when the run is to stop. */
    boolean await(Cancellation waiting) throws InterruptedException {
        while (isAbove()) {
            if (waiting.sleep(RECHECK_MILLIS)) {
                return false;
            }
        }
        return !waiting.isCancelled();
    }

    private synchronized boolean isAbove() {
        if (stop.isCancelled()) {
            return false;
        }
        if (System.nanoTime() - checkedNanos > RECHECK_MILLIS * 1_000_000) {
            long lag = lag();
            boolean now = lag > most;
            if (now != above) {
                notice.accept(
                        now
                                ? "paused: group '" + group + "' lags " + lag + " records behind, more than " + most
                                : "going on: group '" + group + "' lags " + lag + " records behind");
            }
            above = now;
            checkedNanos = System.nanoTime();
        }
        return above;
    }

    private long lag() {
        LagReport report = reader.read(GroupQuery.of(List.of(group)));
        for (ItemError error : report.errors()) {
            throw new KafkactlException(error.exitCode(), error.error(), error.message(), error.hint(), null);
        }
        return report.groups().stream()
                .map(GroupLag::lag)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
