package io.kafkactl.ops.group.trend;

import io.kafkactl.ops.group.lag.LagStatus;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The samples of one partition within a window, and what they show of its movement. */
final class PartitionHistory {
    /** Fewer say nothing of a trend. */
    static final int ENOUGH = 3;

    private static final double NOISE_RATE = 1;
    private static final double NOISE_SHARE = 0.01;

    private final Duration window;
    private final Duration stallAfter;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long highest = -1;
    private boolean rewound;
    private @Nullable Instant movedAt;

    private record Sample(Instant at, PartitionLag row) {}

    PartitionHistory(Duration window, Duration stallAfter) {
        this.window = window;
        this.stallAfter = stallAfter;
    }

    void add(Instant at, PartitionLag row) {
        Long committed = row.committedOffset();
        Sample before = samples.peekLast();
        if (before == null || !Objects.equals(before.row().committedOffset(), committed)) {
            movedAt = at;
        }
        if (committed != null) {
            Long previous = before == null ? null : before.row().committedOffset();
            rewound = (rewound || (previous != null && committed < previous)) && committed < highest;
            highest = Math.max(highest, committed);
        }
        samples.addLast(new Sample(at, row));
        while (samples.size() > ENOUGH && samples.getFirst().at().isBefore(at.minus(window))) {
            samples.removeFirst();
        }
    }

    PartitionTrend trend() {
        PartitionLag row = samples.getLast().row();
        Double in = slope(PartitionLag::endOffset);
        Double out = slope(PartitionLag::committedOffset);
        boolean drains = in != null && out != null && out > in;
        return new PartitionTrend(
                row.withStatus(status(row, in)), in, out, drain(row, in, out), drains, loss(row, out));
    }

    private static @Nullable Duration drain(PartitionLag row, @Nullable Double in, @Nullable Double out) {
        if (row.lag() == null || in == null || out == null) {
            return null;
        }
        if (row.lag() == 0) {
            return Duration.ZERO;
        }
        return out > in ? seconds(row.lag() / (out - in)) : null;
    }

    /** By offsets: when the log start, at its pace, reaches the committed offset. */
    private @Nullable Duration loss(PartitionLag row, @Nullable Double out) {
        Double start = slope(PartitionLag::logStartOffset);
        Long margin = row.margin();
        if (!row.isBehind() || start == null || out == null || margin == null || start <= out) {
            return null;
        }
        return seconds(Math.max(0, margin) / (start - out));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds((long) Math.min(Long.MAX_VALUE / 2000.0, Math.ceil(seconds)));
    }

    private LagStatus status(PartitionLag row, @Nullable Double in) {
        LagStatus seen = row.status();
        if (rewound && seen.compareTo(LagStatus.REWOUND) < 0) {
            return LagStatus.REWOUND;
        }
        if (seen != LagStatus.LAGGING || samples.size() < ENOUGH) {
            return seen;
        }
        if (isStalled()) {
            return LagStatus.STALLED;
        }
        Double slope = slope(PartitionLag::lag);
        if (slope == null) {
            return seen;
        }
        double noise = Math.max(NOISE_RATE, in == null ? 0 : in * NOISE_SHARE);
        long change = lag(samples.getLast()) - lag(samples.getFirst());
        if (slope > noise && change > 0) {
            return LagStatus.GROWING;
        }
        return slope < 0 && change < 0 ? LagStatus.DRAINING : seen;
    }

    private static long lag(Sample sample) {
        return sample.row().lag() == null ? 0 : sample.row().lag();
    }

    /** The group had work all the time and did none. */
    boolean isStalled() {
        Instant moved = movedAt;
        Sample last = samples.getLast();
        return moved != null
                && samples.size() >= ENOUGH
                && !moved.plus(stallAfter).isAfter(last.at())
                && samples.stream()
                        .allMatch(sample ->
                                sample.row().isBehind() && sample.row().member() != null);
    }

    /** Units a second over the window; null while there is nothing to compare. */
    private @Nullable Double slope(Function<PartitionLag, @Nullable Long> number) {
        List<Sample> known = new ArrayList<>();
        samples.stream().filter(sample -> number.apply(sample.row()) != null).forEach(known::add);
        if (known.size() < 2) {
            return null;
        }
        double[] seconds = new double[known.size()];
        double[] values = new double[known.size()];
        Instant first = known.get(0).at();
        for (int i = 0; i < seconds.length; i++) {
            Long value = number.apply(known.get(i).row());
            seconds[i] = Duration.between(first, known.get(i).at()).toMillis() / 1000.0;
            values[i] = value == null ? 0 : value;
        }
        double slope = Slope.of(seconds, values);
        return Double.isNaN(slope) ? null : (Double) slope;
    }
}
