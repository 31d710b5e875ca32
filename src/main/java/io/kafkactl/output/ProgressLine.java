package io.kafkactl.output;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Words and bar of a progress line: how much is done, how fast, and when the rest will be. */
final class ProgressLine implements ProgressBarRenderer {
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 5;
    private static final double NANOS_PER_SECOND = 1e9;
    /** From there on fractions say nothing. */
    private static final double WHOLE = 10;

    /** In what the amounts of one line are shown. */
    private record Scale(long size, String name) {
        private static final long KIB = 1L << 10;
        private static final long MIB = 1L << 20;
        /** So many of the smaller unit are still easy to read. */
        private static final int FEW = 10;

        static Scale of(Work work, long largest) {
            if (!work.unit().equals(Work.BYTES) || largest < FEW * KIB) {
                return new Scale(1, work.unit());
            }
            return largest < FEW * MIB ? new Scale(KIB, "KiB") : new Scale(MIB, "MiB");
        }

        String amount(long count) {
            return String.format(Locale.ROOT, "%,d", count / size);
        }

        String rate(double perSecond) {
            double units = perSecond / size;
            return String.format(Locale.ROOT, units < WHOLE ? "%.1f/s" : "%,.0f/s", units);
        }
    }

    private final Work work;
    private final long before;

    /** @param before how much was done when the clock started */
    ProgressLine(Work work, long before) {
        this.work = work;
        this.before = before;
    }

    @Override
    public String render(ProgressState state, int width) {
        return text(state.getTotalElapsed(), width);
    }

    /** At most {@code width} columns. */
    String text(Duration elapsed, int width) {
        long done = work.done().getAsLong();
        long total = work.total().getAsLong();
        double perSecond = Math.max(0, done - before) * NANOS_PER_SECOND / Math.max(1, elapsed.toNanos());
        String extra = work.extra().get();
        String tail = extra.isEmpty() ? "" : ", " + extra;
        if (total < 0) {
            Scale scale = Scale.of(work, done);
            return cut(
                    work.task() + "  " + scale.amount(done) + " " + scale.name() + ", " + scale.rate(perSecond) + ", "
                            + clock(elapsed.toSeconds()) + tail,
                    width);
        }
        Scale scale = Scale.of(work, total);
        long reached = Math.min(done, total);
        String words = scale.amount(reached) + "/" + scale.amount(total) + " " + scale.name() + ", "
                + rate(scale, perSecond) + left(total - reached, perSecond, elapsed) + tail;
        double share = total == 0 ? 1 : (double) reached / total;
        String head = String.format(Locale.ROOT, "%s %3d%% ", work.task(), (int) (share * 100));
        return cut(head + bar(share, width - head.length() - words.length() - 3) + words, width);
    }

    private String rate(Scale scale, double perSecond) {
        return work.unit().equals(Work.SECONDS) ? "" : scale.rate(perSecond) + ", ";
    }

    private static String bar(double share, int room) {
        int length = Math.min(LONGEST_BAR, room);
        if (length < SHORTEST_BAR) {
            return "";
        }
        int full = (int) (share * length);
        boolean moves = full < length;
        return "[" + "=".repeat(full) + (moves ? ">" : "") + " ".repeat(length - full - (moves ? 1 : 0)) + "] ";
    }

    /** Nothing is foretold from nothing; the time that went by is told then. */
    private static String left(long rest, double perSecond, Duration elapsed) {
        return perSecond == 0 ? clock(elapsed.toSeconds()) : clock((long) Math.ceil(rest / perSecond)) + " left";
    }

    private static String clock(long seconds) {
        long hours = seconds / 3600;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%,d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }
}
