package io.kafkactl.ops.topic.sizing;

import io.kafkactl.error.KafkactlException;
import org.jspecify.annotations.Nullable;

/**
 * What a number of partitions is reckoned from.
 *
 * @param rate records a second
 * @param averageBytes of a record; null when not known, and then only records count
 * @param consumers how many are to read in parallel
 * @param perPartitionRate records a second that one partition, which is one consumer, can take
 * @param perPartitionBytes bytes a second that one partition can take
 * @param brokers null when not known
 */
public record SizingRequest(
        double rate,
        @Nullable Long averageBytes,
        int consumers,
        double perPartitionRate,
        long perPartitionBytes,
        @Nullable Integer brokers) {
    /** Beyond what any cluster serves; keeps the arithmetic within its types. */
    private static final double MOST = 1e12;

    /** Exit 4 for numbers that mean nothing. */
    public SizingRequest {
        require(rate >= 0 && rate <= MOST, "--rate", rate);
        require(averageBytes == null || (averageBytes >= 0 && averageBytes <= MOST), "--avg-bytes", averageBytes);
        require(consumers >= 1 && consumers <= PartitionSizing.MOST_PARTITIONS, "--consumers", consumers);
        require(perPartitionRate > 0 && perPartitionRate <= MOST, "--per-partition-rate", perPartitionRate);
        require(perPartitionBytes > 0 && perPartitionBytes <= MOST, "--per-partition-bytes", perPartitionBytes);
        require(brokers == null || brokers >= 1, "--brokers", brokers);
    }

    private static void require(boolean sound, String option, @Nullable Number value) {
        if (!sound) {
            throw KafkactlException.invalid(
                    "INVALID_VALUE",
                    option + " " + value + " is out of range",
                    "it must be positive and at most a million million");
        }
    }
}
