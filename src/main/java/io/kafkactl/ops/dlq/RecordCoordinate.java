package io.kafkactl.ops.dlq;

import io.kafkactl.error.KafkactlException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of one record in a topic, written {@code partition:offset}. */
public record RecordCoordinate(int partition, long offset) {
    /** By partition, then as the log has them. */
    public static final Comparator<RecordCoordinate> ORDER =
            Comparator.comparingInt(RecordCoordinate::partition).thenComparingLong(RecordCoordinate::offset);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /** Exit 2 for any other text. */
    public static RecordCoordinate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw KafkactlException.usage(
                    "'" + text + "' is no record coordinate", "write partition:offset, such as 0:4711");
        }
        return new RecordCoordinate(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
