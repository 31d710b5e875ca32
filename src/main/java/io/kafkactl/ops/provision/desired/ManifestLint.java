package io.kafkactl.ops.provision.desired;

import io.kafkactl.config.HouseRules;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.lint.TopicSettings;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the topics of a manifest, companions included, by the rules that hold for it. */
public final class ManifestLint {
    private ManifestLint() {}

    /**
     * What the rules find.
     *
     * @param today in UTC
     * @param cluster {@link LintCluster#UNKNOWN} to ask nobody
     */
    public static LintReport check(DesiredState state, LocalDate today, LintCluster cluster) {
        List<LintTopic> topics =
                state.topics().stream().map(ManifestLint::topic).toList();
        return new TopicLint(state.rules(), CompanionRequest.NONE, today).check(topics, cluster);
    }

    /** The same for one environment of a manifest, or, when that is null, for each of them: what all have stands there once. */
    public static LintReport check(
            Manifest manifest, @Nullable Environment chosen, HouseRules context, LocalDate today, LintCluster cluster) {
        Collection<@Nullable Environment> environments = chosen == null
                ? new ArrayList<>(manifest.policy().environments().values())
                : List.of(chosen);
        if (environments.isEmpty()) {
            environments.add(null);
        }
        Map<String, LintTopic> topics = new LinkedHashMap<>();
        Map<String, Finding> findings = new LinkedHashMap<>();
        Map<String, Finding> suppressed = new LinkedHashMap<>();
        for (Environment environment : environments) {
            LintReport report = check(
                    ManifestResolver.offline(manifest, environment, context).resolve(), today, cluster);
            report.topics().forEach(topic -> topics.putIfAbsent(topic.name(), topic));
            report.findings().forEach(finding -> findings.putIfAbsent(key(finding), finding));
            report.suppressed().forEach(finding -> suppressed.putIfAbsent(key(finding), finding));
        }
        return new LintReport(
                List.copyOf(topics.values()), List.copyOf(findings.values()), List.copyOf(suppressed.values()));
    }

    private static String key(Finding finding) {
        return finding.topic().name() + ' ' + finding.rule() + ' ' + finding.message();
    }

    private static LintTopic topic(DesiredTopic topic) {
        DeclaredTopic declared = topic.declared();
        LintTopic.Place place = new LintTopic.Place(
                declared.position().file(), declared.position().line());
        TopicSettings plain = TopicSettings.of(
                topic.spec().partitions(),
                topic.spec().replicationFactor(),
                topic.spec().config());
        TopicFacts facts = declared.facts();
        if (topic.isCompanion()) {
            return new LintTopic(topic.name(), place, null, plain);
        }
        TopicFacts.Key key = facts.key();
        return new LintTopic(
                topic.name(),
                place,
                facts.deprecated() != null,
                new TopicSettings(
                        plain.partitions(),
                        plain.replicationFactor(),
                        plain.config(),
                        Map.of(),
                        key != null && !key.isNone(),
                        facts.consumers(),
                        facts.producerCompression()));
    }
}
