package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.RateConverter;
import io.kafkactl.ops.topic.sizing.SizingRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a number of partitions is reckoned from. */
final class SizingOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = RateConverter.class,
            description = "Records a second, at the peak.")
    @Nullable
    Double rate;

    @Option(
            names = "--avg-bytes",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Average size of a record; without it only records count.")
    @Nullable
    Long averageBytes;

    @Option(
            names = "--consumers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many are to read in parallel (default: ${DEFAULT-VALUE}).")
    int consumers;

    @Option(
            names = "--per-partition-rate",
            paramLabel = "N",
            defaultValue = "1000",
            converter = RateConverter.class,
            description =
                    "Records a second that one consumer, and so one partition, can take (default: ${DEFAULT-VALUE}).")
    double perPartitionRate;

    @Option(
            names = "--per-partition-bytes",
            paramLabel = "SIZE",
            defaultValue = "5MiB",
            converter = SizeConverter.class,
            description = "Bytes a second that one partition can take (default: ${DEFAULT-VALUE}).")
    long perPartitionBytes;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description = "Number of brokers, which the partitions should share evenly.")
    @Nullable
    Integer brokers;

    SizingRequest request(double measuredRate, @Nullable Long measuredBytes, @Nullable Integer foundBrokers) {
        return new SizingRequest(
                rate == null ? measuredRate : rate,
                averageBytes == null ? measuredBytes : averageBytes,
                consumers,
                perPartitionRate,
                perPartitionBytes,
                brokers == null ? foundBrokers : brokers);
    }
}
