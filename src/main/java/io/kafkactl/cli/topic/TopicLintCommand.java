package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.client.Connection;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.lint.ClusterTopics;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.NameList;
import io.kafkactl.ops.topic.lint.Severity;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.output.AnnotationWriter;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.SarifWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic lint}. */
@Command(
        name = "lint",
        header = "Check the names of topics, and the settings of those that exist.",
        description = {
            "Contacts no broker, unless --against-cluster asks it for collisions with what exists; then, without a name, "
                    + "everything that exists is checked, settings included.",
            "",
            "Ends with exit 4 when a name given here breaks a rule, with exit 3 when what exists does. The context may set "
                    + "rules aside, with a reason and until a day."
        },
        footer = {
            "  kafkactl topic lint market.stock.price-update.v1 --dlq --retries 3",
            "  kafkactl topic lint -F topics.txt --fail-on warning -o github",
            "  kafkactl topic lint --against-cluster -o sarif"
        })
final class TopicLintCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Names to check.")
    List<String> names = List.of();

    @Option(
            names = {"-F", "--file"},
            paramLabel = "PATH",
            description = "File with names to check, one a line; # begins a comment, and - is stdin.")
    @Nullable
    String file;

    @Option(names = "--against-cluster", description = "Also look at what exists; without a name, check that.")
    boolean againstCluster;

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
    LintFormat format = LintFormat.TABLE;

    TopicLintCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        boolean existing = names.isEmpty() && file == null;
        if (existing && !againstCluster) {
            throw KafkactlException.usage(
                    "no names to check", "name some, or give a file with -F, or check what exists: --against-cluster");
        }
        if (retries < 0) {
            throw KafkactlException.usage("--retries " + retries + " is below 0", null);
        }
        HouseRules rules = naming.rules(invocation);
        TopicLint lint = naming.lint(invocation, rules, new CompanionRequest(dlq, retries));
        LintReport report = againstCluster ? ofCluster(lint, existing) : lint.check(given(), LintCluster.UNKNOWN);
        print(report);
        if (!report.reaches(failOn.severity())) {
            return ExitCode.OK.code();
        }
        return (existing ? ExitCode.CONDITION : ExitCode.INVALID_INPUT).code();
    }

    private LintReport ofCluster(TopicLint lint, boolean existing) {
        List<LintTopic> given = given();
        try (Connection connection = invocation.connect()) {
            ClusterTopics topics = new ClusterTopics(connection.cluster());
            return lint.check(existing ? topics.topics() : given, topics.cluster());
        }
    }

    private List<LintTopic> given() {
        List<LintTopic> given = new ArrayList<>();
        names.forEach(name -> given.add(LintTopic.named(name)));
        if (file != null) {
            given.addAll(NameList.read(file, invocation.context().in()));
        }
        return given;
    }

    private void print(LintReport report) throws IOException {
        OutputStream out = invocation.context().out();
        DiagnosticReport forServers = LintRows.report(report, failOn.severity(), VersionText.version());
        switch (format) {
            case SARIF -> SarifWriter.write(forServers, out);
            case JUNIT -> JUnitWriter.write(forServers, out);
            case GITHUB -> AnnotationWriter.write(forServers, out);
            default -> {
                boolean empty = format == LintFormat.TABLE && report.findings().isEmpty();
                if (!empty) {
                    invocation.print(format.common(), LintRows.findings(report), report.findings());
                }
            }
        }
        if (format == LintFormat.TABLE) {
            LintRows.hints(report).forEach(invocation::note);
        }
        invocation.note(summary(report));
    }

    private static String summary(LintReport report) {
        int checked = report.topics().size();
        return "checked " + counted(checked, "topic") + ": " + counted(report.count(Severity.ERROR), "error") + ", "
                + counted(report.count(Severity.WARNING), "warning")
                + (report.suppressed().isEmpty()
                        ? ""
                        : ", " + report.suppressed().size() + " set aside");
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
