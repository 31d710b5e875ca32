package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.CreatedTopic;
import io.kafkactl.ops.topic.TopicCreation;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicRequest;
import io.kafkactl.ops.topic.naming.NamingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic create}. */
@Command(
        name = "create",
        header = "Create topics.",
        description = {
            "Checks every name first, creates the topics, and returns when each partition has a leader that answers.",
            "",
            "House defaults: 6 partitions, replication factor 3 (lowered, with a notice, to the number of brokers "
                    + "unless the context is protected), retention.ms=7d, cleanup.policy=delete, compression.type=lz4, "
                    + "min.insync.replicas one less than the copies, at most 2. topicDefaults of the context and the "
                    + "options below win."
        },
        footer = {
            "  kafkactl topic create market.stock.price-update.v1",
            "  kafkactl topic create pay.order.placed.v1 -p 12 --config retention.ms=30d",
            "  kafkactl topic create pay.order.placed.v1.dlq --if-not-exists --dry-run"
        })
final class TopicCreateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Topics to create.")
    List<String> names = List.of();

    @Option(
            names = {"-p", "--partitions"},
            paramLabel = "N",
            description = "Number of partitions.")
    @Nullable
    Integer partitions;

    @Option(
            names = {"-r", "--replication-factor"},
            paramLabel = "N",
            description = "Copies of each partition.")
    @Nullable
    Integer replicationFactor;

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description =
                    "Topic setting; durations such as retention.ms=7d and sizes such as segment.bytes=1GiB are understood.")
    Map<String, String> config = new LinkedHashMap<>();

    @Option(
            names = "--if-not-exists",
            description = "A topic that exists and does not contradict -p, -r and --config is as good.")
    boolean ifNotExists;

    @Option(
            names = "--no-convention",
            paramLabel = "REASON",
            description = "Accept any name that Kafka accepts; the reason is shown.")
    @Nullable
    String noConvention;

    @Option(names = "--dry-run", description = "Only ask the brokers whether they would; create nothing.")
    boolean dryRun;

    @Mixin
    OutputOptions output;

    TopicCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        NamingRules rules =
                noConvention == null ? new NamingRules(invocation.naming()) : NamingRules.withoutConvention();
        List<ItemError> badNames = rules.check(names);
        if (!badNames.isEmpty()) {
            return invocation
                    .print(output.format(), TopicRows.CREATED, List.of(), badNames)
                    .code();
        }
        TopicRequest request = new TopicRequest(partitions, replicationFactor, config);
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        if (noConvention != null) {
            invocation.note("naming convention not checked: " + noConvention);
        }
        try (Connection connection = invocation.connect()) {
            TopicOutcome<CreatedTopic> outcome = new TopicCreation(
                            connection.cluster(), invocation.context().cancellation())
                    .create(names, request, ifNotExists, dryRun, invocation::notice);
            return invocation
                    .print(output.format(), TopicRows.CREATED, outcome.topics(), outcome.errors())
                    .code();
        }
    }
}
