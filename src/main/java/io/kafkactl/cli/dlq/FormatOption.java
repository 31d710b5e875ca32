package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The word of the user on how the dead letters were written and where they came from. */
final class FormatOption {
    @Option(
            names = "--dlq-format",
            paramLabel = "FORMAT",
            description = "Dead-letter format instead of the one that the records show, such as spring-kafka or "
                    + "headers; an unknown one lists all.")
    @Nullable
    String format;

    @Option(
            names = "--source",
            paramLabel = "TOPIC",
            description = "The topic the dead letters came from, where neither their headers nor the name tells.")
    @Nullable
    String source;

    @Mixin
    RegistryOptions registry = new RegistryOptions();

    @Nullable
    String source() {
        return source;
    }

    @Nullable
    String name() {
        return format;
    }

    /** With the part of the registry by which what the dead letters hold is read. */
    Connection connect(Invocation invocation) {
        return registry.scoped(invocation.connect());
    }
}
