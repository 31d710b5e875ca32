package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.topic.TopicCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic list}. */
@Command(
        name = "list",
        header = "List topics.",
        description = "Lists the topics that you may describe, sorted by name, and beside which topic a retry or "
                + "dead-letter topic stands.",
        footer = {"  kafkactl topic list", "  $ kafkactl topic list --internal -o json"})
final class TopicListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--internal", description = "Also list Kafka's own topics.")
    boolean internal;

    @Mixin
    OutputOptions output;

    TopicListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connect()) {
            return invocation
                    .print(output.format(), TopicRows.LISTED, new TopicCatalog(connection.cluster()).list(internal))
                    .code();
        }
    }
}
