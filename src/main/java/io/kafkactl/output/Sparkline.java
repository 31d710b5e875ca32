package io.kafkactl.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers over time as a line of small bars, from 0 to the largest; a gap where a number is unknown. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** The last {@code width} of them. */
    public static String of(List<@Nullable Long> numbers, int width) {
        List<@Nullable Long> last = numbers.subList(Math.max(0, numbers.size() - width), numbers.size());
        long most = 0;
        for (Long number : last) {
            most = number == null ? most : Math.max(most, number);
        }
        StringBuilder line = new StringBuilder();
        for (Long number : last) {
            if (number == null) {
                line.append(' ');
            } else {
                line.append(BARS.charAt(most == 0 ? 0 : (int) (number * (BARS.length() - 1) / most)));
            }
        }
        return line.toString();
    }
}
