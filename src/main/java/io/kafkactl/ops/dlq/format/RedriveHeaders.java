package io.kafkactl.ops.dlq.format;

import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The names of the headers that tell of a redrive, and how often they say there was one. */
public final class RedriveHeaders {
    /** How often the record was redriven, as decimal text. */
    public static final String COUNT = "kafkactl-redrive-count";
    /** The run that redrove it last. */
    public static final String RUN = "kafkactl-redrive-run";
    /** The dead letter it was, as {@code topic-partition@offset}. */
    public static final String FROM = "kafkactl-redrive-from";
    /** The dead letter it was, as {@code topic id/partition/offset}: proof on another cluster that it has been sent. */
    public static final String ID = "kafkactl-redrive-id";
    /** Where the record first stood, as {@code topic-partition@offset}; never replaced. */
    public static final String ORIGIN = "kafkactl-origin";
    /** The first timestamp in epoch milliseconds, when a redriven record got another one; never replaced. */
    public static final String ORIGIN_TIMESTAMP = "kafkactl-origin-timestamp";

    /** Text such as {@code many} is a number to whom knows big-endian integers only. */
    private static final long IMPLAUSIBLE = 1_000_000;

    private RedriveHeaders() {}

    /** Counters of other tools that put dead letters back. Retries of a delivery are not among them. */
    private static final Set<String> COUNTERS =
            Set.of(COUNT, "replay_count", "x-retries", "x-redrive-attempt", "KDLQ_Kills", "monoscope-attempt-count");

    /** The last value of one of these headers; null when it has none. */
    public static @Nullable String text(Headers headers, String name) {
        return HeaderValues.textOrNull(HeaderValues.last(headers, name));
    }

    /**
     * How often the record was redriven before, by the highest of all counters and by the failures at its origin that
     * it still tells of.
     *
     * @param provenance null when the record is of no known format
     */
    public static long count(Headers headers, @Nullable Provenance provenance) {
        long count = provenance == null ? 0 : provenance.earlierFailures();
        if (!tellsOfRedrives(headers)) {
            return count;
        }
        for (String counter : COUNTERS) {
            OptionalLong value = HeaderValues.number(HeaderValues.last(headers, counter));
            count = value.isPresent() && value.getAsLong() < IMPLAUSIBLE ? Math.max(count, value.getAsLong()) : count;
        }
        return count;
    }

    /** Most dead letters have no such header, and one look at them is less than one for each counter. */
    private static boolean tellsOfRedrives(Headers headers) {
        for (Header header : headers) {
            if (COUNTERS.contains(header.key())) {
                return true;
            }
        }
        return false;
    }
}
