package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.topic.BrokerDefaults;
import io.kafkactl.ops.topic.ExplainedTopic;
import io.kafkactl.ops.topic.SpecCheck;
import io.kafkactl.ops.topic.TopicPlan;
import io.kafkactl.ops.topic.TopicPlanner;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.ops.topic.naming.Convention;
import io.kafkactl.ops.topic.naming.TopicName;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic explain}. */
@Command(
        name = "explain",
        header = "Show what a new topic would get, and where each value comes from.",
        description =
                "Decides as topic create does: a flag wins over the preset, that over the context's topicDefaults, that "
                        + "over the house defaults. Contacts no broker, unless --against-cluster asks it for its own defaults and "
                        + "for how many brokers there are. Creates nothing.",
        footer = {
            "  kafkactl topic explain market.stock.tick.v1 --preset price-ticks",
            "  kafkactl topic explain pay.order.placed.v1 -p 12 --against-cluster"
        })
final class TopicExplainCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the topic.")
    String name = "";

    @Mixin
    TopicOptions topic;

    @Option(names = "--against-cluster", description = "Also ask the brokers for what nothing here decides.")
    boolean againstCluster;

    @Mixin
    NamingOptions naming;

    @Mixin
    OutputOptions output;

    TopicExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ExplainRows.DOCUMENT);
    }

    @Override
    public Integer call() {
        HouseRules rules = naming.rules(invocation);
        TopicLint lint = naming.lint(invocation, rules, CompanionRequest.NONE);
        LintReport report = lint.checkNames(List.of(name));
        List<ItemError> badNames = report.nameErrors();
        if (!badNames.isEmpty()) {
            return invocation
                    .print(output.format(), ExplainRows.DOCUMENT, List.of(), badNames)
                    .code();
        }
        Map<String, String> segments = Convention.of(rules.naming())
                .flatMap(convention -> convention.parse(name))
                .map(TopicName::segments)
                .orElse(Map.of());
        ExplainedTopic explained = explain(rules, segments);
        explained.plan().notices().forEach(invocation::notice);
        if (explained.exists()) {
            invocation.notice("topic '" + name + "' exists already; topic describe shows what it has");
        }
        report.findings().forEach(finding -> invocation.warn(TopicRows.sentence(finding)));
        new SpecCheck(lint).require(List.of(explained.plan().spec()), 0, invocation::warn);
        return print(explained);
    }

    private ExplainedTopic explain(HouseRules rules, Map<String, String> segments) {
        if (!againstCluster) {
            TopicPlan plan = new TopicPlanner(rules, null, TopicPlanner.UNKNOWN_BROKERS).plan(name, topic.request());
            return new ExplainedTopic(plan, segments, plan.values(), false);
        }
        ConnectionSettings settings = invocation.settings();
        try (Connection connection = invocation.connect()) {
            TopicPlan plan = new TopicPlanner(
                            rules,
                            settings.protectedContext() ? settings.contextName() : null,
                            connection.cluster().brokerCount())
                    .plan(name, topic.request());
            return new BrokerDefaults(connection.cluster()).complete(plan, segments);
        }
    }

    private int print(ExplainedTopic explained) {
        if (!output.format().isTable()) {
            return invocation
                    .print(output.format(), ExplainRows.DOCUMENT, List.of(explained))
                    .code();
        }
        if (!explained.segments().isEmpty()) {
            invocation.note(explained.segments().entrySet().stream()
                    .map(segment -> segment.getKey() + " " + segment.getValue())
                    .collect(Collectors.joining(", ")));
        }
        return invocation
                .print(output.format(), ExplainRows.VALUES, explained.values())
                .code();
    }
}
