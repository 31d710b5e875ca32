package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.client.Connection;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.lint.ClusterTopics;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl topic lint}. */
@Command(
        name = "lint",
        header = "Check the names of topics, manifests, and the settings of topics that exist.",
        description = {
            "Takes names, a file of names, or manifests: of those the settings are checked too, for each environment, and "
                    + "companions as well.",
            "",
            "Contacts no broker, unless --against-cluster asks it for collisions with what exists; then, without a name, "
                    + "everything that exists is checked, settings included.",
            "",
            "Ends with exit 4 when a name given here breaks a rule, with exit 3 when what exists does. The context may set "
                    + "rules aside, with a reason and until a day."
        },
        footer = {
            "  kafkactl topic lint market.stock.price-update.v1 --dlq --retries 3",
            "  kafkactl topic lint -F topics/",
            "  kafkactl topic lint -F topics.txt --fail-on warning -o github",
            "  kafkactl topic lint --against-cluster -o sarif"
        })
final class TopicLintCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    LintInput input;

    @Option(names = "--dlq", description = "Names must leave room for a dead-letter topic's suffix.")
    boolean dlq;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Names must leave room for the suffixes of that many retry topics.")
    int retries;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "Least severity to fail on: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    LintThreshold failOn = LintThreshold.ERROR;

    @Mixin
    NamingOptions naming;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    CheckFormat format = CheckFormat.TABLE;

    @Mixin
    SchemaOption schema;

    TopicLintCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LintRows.findings(List.of()));
    }

    @Override
    public Integer call() throws IOException {
        input.require();
        if (retries < 0) {
            throw KafkactlException.usage("--retries " + retries + " is below 0", null);
        }
        HouseRules rules = naming.rules(invocation);
        TopicLint lint = naming.lint(invocation, rules, new CompanionRequest(dlq, retries));
        LintReport report = report(rules, lint);
        new LintOutput(invocation, format, failOn.severity()).print(report);
        if (!report.reaches(failOn.severity())) {
            return ExitCode.OK.code();
        }
        return (input.isExisting() ? ExitCode.CONDITION : ExitCode.INVALID_INPUT).code();
    }

    private LintReport report(HouseRules rules, TopicLint lint) {
        if (input.isManifest()) {
            return new ManifestCheck(invocation, rules).check(input);
        }
        return input.againstCluster ? ofCluster(lint) : lint.check(input.given(invocation), LintCluster.UNKNOWN);
    }

    private LintReport ofCluster(TopicLint lint) {
        List<LintTopic> given = input.given(invocation);
        try (Connection connection = invocation.connect()) {
            ClusterTopics topics = new ClusterTopics(connection.cluster());
            return lint.check(input.isExisting() ? topics.topics() : given, topics.cluster());
        }
    }
}
