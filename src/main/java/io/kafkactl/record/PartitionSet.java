package io.kafkactl.record;

import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The partitions a user chose, as {@code 0,3-5}. */
public final class PartitionSet {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private final String text;
    private final List<int[]> ranges = new ArrayList<>();

    private PartitionSet(String text) {
        this.text = text;
    }

    /** Throws IllegalArgumentException, with a message fit for the user, for anything that is not such a list. */
    public static PartitionSet parse(String text) {
        PartitionSet set = new PartitionSet(text);
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a list of partitions such as 0,3-5");
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first > last) {
                throw new IllegalArgumentException("'" + part + "' in '" + text + "' ends before it starts");
            }
            set.ranges.add(new int[] {first, last});
        }
        return set;
    }

    /** The chosen numbers in order; exit 7 when the topic has fewer partitions. */
    public List<Integer> of(String topic, int partitionCount) {
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int[] range : ranges) {
            if (range[1] >= partitionCount) {
                throw KafkactlException.notFound(
                        "UNKNOWN_TOPIC_OR_PARTITION",
                        "topic '" + topic + "' has no partition " + Math.max(range[0], partitionCount),
                        "its partitions are 0 to " + (partitionCount - 1));
            }
            for (int partition = range[0]; partition <= range[1]; partition++) {
                chosen.add(partition);
            }
        }
        return List.copyOf(chosen);
    }

    /** The chosen numbers below {@code count}, in order. */
    public List<Integer> upTo(int count) {
        return IntStream.range(0, count)
                .filter(partition -> ranges.stream().anyMatch(range -> partition >= range[0] && partition <= range[1]))
                .boxed()
                .toList();
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
