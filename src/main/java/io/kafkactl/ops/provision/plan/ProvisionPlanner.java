package io.kafkactl.ops.provision.plan;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.desired.ManifestLint;
import io.kafkactl.ops.provision.observed.ManifestOnCluster;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.Scope;
import io.kafkactl.ops.provision.observed.TopicComparison;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what has to be done so that a cluster has what a manifest says. Only reads. */
public final class ProvisionPlanner {
    private final Connection connection;
    private final Cluster cluster;
    private final Cancellation cancellation;

    public ProvisionPlanner(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cluster = connection.cluster();
        this.cancellation = cancellation;
    }

    /** What was found: a plan, or everything that keeps one from being made. */
    public record Outcome(@Nullable ProvisionPlan plan, List<ItemError> errors) {}

    /** Exit 8 on another cluster than the environment's; findings of the rules come as errors. */
    public Outcome plan(PlanRequest request) {
        ManifestOnCluster subject = ManifestOnCluster.read(connection, request.manifest(), request.environment());
        DesiredState desired = subject.desired();
        ObservedTopics observed = subject.observed();
        LintReport report = ManifestLint.check(
                desired,
                LocalDate.ofInstant(request.now(), ZoneOffset.UTC),
                new LintCluster(observed.names(), observed.brokers().size()));
        if (report.reaches(Severity.ERROR)) {
            return new Outcome(null, errors(report));
        }
        Set<String> warnings = new LinkedHashSet<>();
        warnings.addAll(notices(desired, observed));
        warnings.addAll(warnings(report));
        return new Outcome(plan(request, desired, observed, subject.scope(), warnings), List.of());
    }

    private ProvisionPlan plan(
            PlanRequest request, DesiredState desired, ObservedTopics observed, Scope scope, Set<String> warnings) {
        TopicDraft draft =
                new TopicDraft(connection, cancellation, observed, new TopicComparison(scope), desired.refusals());
        List<PlannedTopic> topics = new ArrayList<>();
        desired.topics().forEach(topic -> topics.add(draft.of(topic)));
        if (request.prune() != null) {
            topics.addAll(new PrunePlanner(cluster, scope).plan(desired, observed, request.prune(), request.now()));
        }
        Map<String, ObservedTopic> found =
                observed.topics().stream().collect(Collectors.toMap(ObservedTopic::name, Function.identity()));
        List<PlannedTopic> measured =
                LossMeter.measure(cluster, observed.brokers().keySet(), topics, found);
        List<PlannedTopic> validated = BrokerValidation.validate(cluster, measured, warnings);
        List<PlannedTopic> judged =
                request.checksSchemas() ? new SchemaGate(connection).check(desired, validated) : validated;
        return new ProvisionPlan(
                PlanTarget.of(observed.clusterId(), request.environment()),
                request.manifest().hash(),
                judged,
                List.copyOf(warnings));
    }

    private static List<ItemError> errors(LintReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> new ItemError(
                        finding.topic().name(),
                        ExitCode.INVALID_INPUT,
                        "RULE_BROKEN",
                        sentence(finding),
                        finding.suggestion() == null ? finding.hint() : "did you mean '" + finding.suggestion() + "'?"))
                .toList();
    }

    /** Of topics that will be created, each once however many it concerns. */
    private static List<String> notices(DesiredState desired, ObservedTopics observed) {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        desired.notices().forEach((topic, notices) -> {
            if (observed.topic(topic).isEmpty()) {
                notices.forEach(notice ->
                        topics.computeIfAbsent(notice, n -> new ArrayList<>()).add(topic));
            }
        });
        return topics.entrySet().stream()
                .map(entry -> "topic '" + entry.getValue().get(0) + "'"
                        + (entry.getValue().size() == 1
                                ? ""
                                : " and " + Counted.of(entry.getValue().size() - 1L, "other"))
                        + ": " + entry.getKey())
                .toList();
    }

    private static List<String> warnings(LintReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(ProvisionPlanner::sentence)
                .toList();
    }

    private static String sentence(Finding finding) {
        String place = finding.topic().place() == null
                ? ""
                : finding.topic().place().file() + ":" + finding.topic().place().line() + ": ";
        return place + "topic '" + finding.topic().name() + "': " + finding.message() + " [" + finding.rule() + "]";
    }
}
