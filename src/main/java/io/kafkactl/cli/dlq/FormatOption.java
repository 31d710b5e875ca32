package io.kafkactl.cli.dlq;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The word of the user on how the dead letters were written. */
final class FormatOption {
    @Option(
            names = "--dlq-format",
            paramLabel = "FORMAT",
            description = "Dead-letter format instead of the one that the records show: spring-kafka, headers or "
                    + "envelope.")
    @Nullable
    String format;

    @Nullable
    String name() {
        return format;
    }
}
