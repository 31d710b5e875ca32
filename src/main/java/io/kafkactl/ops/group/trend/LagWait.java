package io.kafkactl.ops.group.trend;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits until groups have caught up, as a deployment does before it goes on. */
public final class LagWait {
    private final Supplier<LagReport> reader;
    private final Cancellation cancellation;

    public LagWait(Supplier<LagReport> reader, Cancellation cancellation) {
        this.reader = reader;
        this.cancellation = cancellation;
    }

    /**
     * What is waited for.
     *
     * @param below largest total lag of each group
     * @param within longest wait; exit 3 beyond
     * @param stableFor that many samples in a row
     */
    public record Goal(long below, Duration within, int stableFor, Duration every) {}

    /** The last sample; exit 3 when the time is over. A group that does not exist yet is waited for. */
    public LagReport until(Goal goal, Consumer<String> progress) throws InterruptedException {
        long deadline = System.nanoTime() + goal.within().toNanos();
        int reached = 0;
        String last = "";
        while (true) {
            LagReport report = sample();
            reached = isBelow(report, goal.below()) ? reached + 1 : 0;
            String now = describe(report);
            if (!now.equals(last)) {
                progress.accept(now);
                last = now;
            }
            if (reached >= goal.stableFor()) {
                return report;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new KafkactlException(
                        ExitCode.CONDITION,
                        "DEADLINE",
                        "lag did not stay at or below " + goal.below() + " within "
                                + goal.within().toSeconds() + " s: " + now,
                        "--within waits longer; kafkactl lag --explain GROUP says what holds it up",
                        null);
            }
            if (cancellation.sleep(Math.max(1, Math.min(goal.every().toMillis(), left / 1_000_000)))) {
                throw KafkactlException.interrupted("interrupted while waiting: " + now, null);
            }
        }
    }

    /** What will not pass by waiting ends the wait. */
    private LagReport sample() {
        LagReport report = reader.get();
        report.errors().stream()
                .filter(error -> error.exitCode() == ExitCode.DENIED || error.exitCode() == ExitCode.REFUSED)
                .findFirst()
                .ifPresent(error -> {
                    throw new KafkactlException(error.exitCode(), error.error(), error.message(), error.hint(), null);
                });
        return report;
    }

    /** Nothing that is unknown counts as caught up. */
    private static boolean isBelow(LagReport report, long below) {
        return report.errors().isEmpty()
                && !report.groups().isEmpty()
                && report.groups().stream().allMatch(group -> {
                    Long lag = group.lag();
                    return group.complete() && lag != null && lag <= below;
                });
    }

    private static String describe(LagReport report) {
        List<String> parts = report.groups().stream()
                .filter(group ->
                        !Objects.equals(group.lag(), 0L) || report.groups().size() == 1)
                .map(LagWait::describe)
                .toList();
        String missing = report.errors().stream().map(ItemError::message).collect(Collectors.joining("; "));
        String lags = parts.isEmpty() && missing.isEmpty() ? "no lag" : String.join(", ", parts);
        return missing.isEmpty() ? lags : lags.isEmpty() ? missing : lags + "; " + missing;
    }

    private static String describe(GroupLag group) {
        return "group '" + group.group() + "' lag " + (group.complete() ? "" : "≥")
                + (group.lag() == null ? 0 : group.lag());
    }
}
