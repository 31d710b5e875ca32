package io.kafkactl.cli.topic;

import picocli.CommandLine.Command;

/** {@code kafkactl topic}: topics under the house's convention and defaults. */
@Command(
        name = "topic",
        header = TopicCommand.HEADER,
        description = "Names are literal. New ones follow <domain>.<entity>.<event-type>.<version>, unless the context "
                + "says otherwise.",
        footer = {
            "  kafkactl topic create market.stock.price-update.v1",
            "  kafkactl topic list",
            "  kafkactl topic describe market.stock.price-update.v1"
        },
        subcommands = {
            TopicCreateCommand.class,
            TopicListCommand.class,
            TopicDescribeCommand.class,
            TopicAlterCommand.class,
            TopicTrimCommand.class,
            TopicDeleteCommand.class,
            TopicLintCommand.class,
            TopicSizeCommand.class,
            TopicPresetsCommand.class,
            TopicExplainCommand.class,
            TopicPlanCommand.class,
            TopicApplyCommand.class,
            TopicDriftCommand.class,
            TopicExportCommand.class,
            TopicDocsCommand.class
        })
public final class TopicCommand {
    public static final String HEADER = "Create, inspect, check, change and delete topics.";
}
