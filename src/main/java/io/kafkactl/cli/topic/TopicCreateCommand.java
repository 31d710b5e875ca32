package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.Companions;
import io.kafkactl.ops.topic.CreatedTopic;
import io.kafkactl.ops.topic.CreationListener;
import io.kafkactl.ops.topic.CreationMode;
import io.kafkactl.ops.topic.PresetCatalog;
import io.kafkactl.ops.topic.TopicCreation;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicRequest;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic create}. */
@Command(
        name = "create",
        header = "Create topics.",
        description = {
            "Checks every name first, creates the topics, and returns when each partition has a leader that answers "
                    + "and all copies are in sync. --dlq and --retries create companions first, so that no consumer "
                    + "meets a topic without them.",
            "",
            "House defaults: 6 partitions, replication factor 3 (lowered, with a notice, to the number of brokers "
                    + "unless the context is protected), retention.ms=7d, cleanup.policy=delete, compression.type=lz4, "
                    + "min.insync.replicas one less than the copies, at most 2. topicDefaults of the context win over "
                    + "them, a preset over those, and the options below over all; topic explain shows what wins."
        },
        footer = {
            "  kafkactl topic create market.stock.price-update.v1",
            "  kafkactl topic create market.stock.tick.v1 --preset price-ticks",
            "  kafkactl topic create pay.order.placed.v1 -p 12 --config retention.ms=30d",
            "  kafkactl topic create pay.order.placed.v1 --retries 3 --dlq-retention 60d",
            "  kafkactl topic create pay.order.placed.v1.dlq --if-not-exists --dry-run"
        })
final class TopicCreateCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Topics to create.")
    List<String> names = List.of();

    @Mixin
    TopicOptions topic;

    @Option(
            names = "--if-not-exists",
            description = "A topic that exists and does not contradict the preset, -p, -r and --config is as good; "
                    + "one that does is an error that shows the differences (exit 3).")
    boolean ifNotExists;

    @Option(names = "--no-wait", description = "Return when the brokers have taken the topics on.")
    boolean noWait;

    @Mixin
    CompanionOptions beside;

    @Mixin
    NamingOptions naming;

    @Option(names = "--dry-run", description = "Only ask the brokers whether they would; create nothing.")
    boolean dryRun;

    @Mixin
    OutputOptions output;

    TopicCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(TopicRows.CREATED);
    }

    @Override
    public Integer call() {
        HouseRules rules = naming.rules(invocation);
        Companions companions = beside.companions(names);
        TopicLint lint = naming.lint(invocation, rules, companions.request());
        LintReport report = lint.checkNames(names);
        List<ItemError> badNames = report.nameErrors();
        if (!badNames.isEmpty()) {
            return invocation
                    .print(output.format(), TopicRows.CREATED, List.of(), badNames)
                    .code();
        }
        TopicRequest request = topic.request();
        new PresetCatalog(rules.presets()).fill(request);
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        report.findings().forEach(finding -> invocation.warn(TopicRows.sentence(finding)));
        try (Connection connection = invocation.connect()) {
            TopicOutcome<CreatedTopic> outcome = new TopicCreation(
                            connection.cluster(), lint, invocation.context().cancellation())
                    .create(names, request, new CreationMode(ifNotExists, dryRun, !noWait, companions), listener());
            return invocation
                    .print(output.format(), TopicRows.CREATED, outcome.topics(), outcome.errors())
                    .code();
        }
    }

    private CreationListener listener() {
        return new CreationListener() {
            @Override
            public void notice(String text) {
                invocation.notice(text);
            }

            @Override
            public void warning(String text) {
                invocation.warn(text);
            }
        };
    }
}
