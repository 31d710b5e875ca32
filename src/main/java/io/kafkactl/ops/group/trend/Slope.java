package io.kafkactl.ops.group.trend;

import java.util.Arrays;

/** The Theil–Sen slope: the median of the slopes of all pairs, which a few odd samples do not bend. */
final class Slope {
    private Slope() {}

    /** Units a second; NaN for fewer than two points in time. */
    static double of(double[] seconds, double[] values) {
        int n = seconds.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (seconds[j] > seconds[i]) {
                    slopes[count++] = (values[j] - values[i]) / (seconds[j] - seconds[i]);
                }
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
    }
}
