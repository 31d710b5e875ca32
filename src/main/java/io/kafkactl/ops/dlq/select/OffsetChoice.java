package io.kafkactl.ops.dlq.select;

import io.kafkactl.record.OffsetRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The offsets a user chose, partition by partition, as {@code 0:5-9,2:7}. */
public final class OffsetChoice {
    private static final Pattern PART = Pattern.compile("(\\d{1,9}):(\\d{1,18})(?:-(\\d{1,18}))?");

    private final String text;
    private final Map<Integer, List<OffsetRange>> ranges = new TreeMap<>();

    private OffsetChoice(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException, with a message fit for the user, for anything that is not such a list. */
    public static OffsetChoice parse(String text) {
        OffsetChoice choice = new OffsetChoice(text);
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a list of offsets such as 0:5-9,2:7");
            }
            long first = Long.parseLong(matcher.group(2));
            long last = matcher.group(3) == null ? first : Long.parseLong(matcher.group(3));
            if (first > last) {
                throw new IllegalArgumentException("'" + part + "' in '" + text + "' ends before it starts");
            }
            choice.ranges
                    .computeIfAbsent(Integer.parseInt(matcher.group(1)), p -> new ArrayList<>())
                    .add(new OffsetRange(first, last + 1));
        }
        return choice;
    }

    public Set<Integer> partitions() {
        return ranges.keySet();
    }

    public boolean contains(int partition, long offset) {
        for (OffsetRange range : ranges.getOrDefault(partition, List.of())) {
            if (offset >= range.from() && offset < range.to()) {
                return true;
            }
        }
        return false;
    }

    /** From the first to the last chosen offset within {@code all}; empty when there is none. */
    OffsetRange within(int partition, OffsetRange all) {
        long from = all.to();
        long to = all.from();
        for (OffsetRange range : ranges.getOrDefault(partition, List.of())) {
            from = Math.min(from, Math.max(range.from(), all.from()));
            to = Math.max(to, Math.min(range.to(), all.to()));
        }
        return from < to ? new OffsetRange(from, to) : new OffsetRange(all.from(), all.from());
    }

    @Override
    public String toString() {
        return text;
    }
}
