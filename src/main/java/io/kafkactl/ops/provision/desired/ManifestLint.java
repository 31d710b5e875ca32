package io.kafkactl.ops.provision.desired;

import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.lint.TopicSettings;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
