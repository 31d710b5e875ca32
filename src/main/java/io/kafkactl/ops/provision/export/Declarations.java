package io.kafkactl.ops.provision.export;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.desired.ManifestLint;
import io.kafkactl.ops.provision.desired.ManifestResolver;
import io.kafkactl.ops.provision.manifest.DeclaredTopic;
import io.kafkactl.ops.provision.manifest.Manifest;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.Scope;
import io.kafkactl.ops.provision.observed.TopicComparison;
import io.kafkactl.ops.provision.observed.TopicDifference;
import io.kafkactl.ops.topic.Companions;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.PresetCatalog;
import io.kafkactl.ops.topic.change.SettingComparison;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.Severity;
import io.kafkactl.ops.topic.naming.CompanionNames;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes declarations shorter where a preset, or companions, say the same: only when the manifest, read again, means exactly
 * what the cluster has.
 */
final class Declarations {
    private static final int GRACE_DAYS = 90;
    private static final String RETENTION = "retention.ms";

    private final ExportRequest request;
    private final HouseRules rules;
    private final ObservedTopics observed;
    private final TopicComparison comparison;
    private final List<Preset> presets;
    private final CompanionNames companions;

    Declarations(ExportRequest request, HouseRules rules, Scope scope, ObservedTopics observed) {
        this.request = request;
        this.rules = rules;
        this.observed = observed;
        this.comparison = new TopicComparison(scope);
        DesiredState empty = state(List.of());
        this.presets = new PresetCatalog(empty.rules().presets())
                .all().stream()
                        .sorted(Comparator.comparing(
                                        (Preset preset) -> preset.config().size())
                                .reversed())
                        .toList();
        this.companions = new CompanionNames(empty.rules().naming());
    }

    /** Topics sorted by name, with the rules that they break set aside for a while. */
    List<DeclaredTopic> shorten(List<DeclaredTopic> plain) {
        List<DeclaredTopic> folded = fold(plain, Set.of());
        Set<String> offending = new HashSet<>();
        for (Finding finding : findings(folded)) {
            if (folded.stream()
                    .noneMatch(topic -> topic.name().equals(finding.topic().name()))) {
                offending.add(finding.topic().name());
            }
        }
        // A rule is set aside for a topic that stands in the manifest itself.
        List<DeclaredTopic> kept = offending.isEmpty() ? folded : fold(plain, offending);
        List<Finding> findings = findings(kept);
        return kept.stream().map(topic -> withSuppressions(topic, findings)).toList();
    }

    private List<DeclaredTopic> fold(List<DeclaredTopic> plain, Set<String> alone) {
        Map<String, DeclaredTopic> byName = new LinkedHashMap<>();
        plain.forEach(topic -> byName.put(topic.name(), topic));
        Set<String> standing = new HashSet<>();
        List<DeclaredTopic> topics = new ArrayList<>();
        for (DeclaredTopic topic : plain) {
            DeclaredTopic shorter = withCompanions(settled(withPreset(topic)), byName, alone);
            companions.of(shorter.name(), shorter.companions().request()).forEach(standing::add);
            topics.add(shorter);
        }
        topics.removeIf(topic -> standing.contains(topic.name()));
        return topics;
    }

    private DeclaredTopic withPreset(DeclaredTopic topic) {
        for (Preset preset : presets) {
            if (topic.values().config().keySet().containsAll(preset.config().keySet())) {
                Map<String, String> rest = new LinkedHashMap<>(topic.values().config());
                rest.keySet().removeAll(preset.config().keySet());
                DeclaredTopic shorter = PlainDeclaration.with(topic, preset.name(), rest, topic.companions());
                if (isExact(shorter)) {
                    return shorter;
                }
            }
        }
        return topic;
    }

    /** Says so where the policy would give a topic what it has not. */
    private DeclaredTopic settled(DeclaredTopic topic) {
        ObservedTopic actual = observed.topic(topic.name()).orElseThrow();
        DesiredState state = state(List.of(topic));
        TopicDifference difference = comparison.compare(state.topics().get(0), actual);
        return difference.changes().isEmpty()
                ? topic
                : new PolicyOverrides(request.environment()).apply(topic, difference);
    }

    private DeclaredTopic withCompanions(DeclaredTopic topic, Map<String, DeclaredTopic> byName, Set<String> alone) {
        int stages = 0;
        while (stages < Companions.MOST_RETRIES && byName.containsKey(companions.retry(topic.name(), stages + 1))) {
            stages++;
        }
        DeclaredTopic deadLetters = byName.get(companions.dlq(topic.name()));
        if (deadLetters == null || alone.contains(deadLetters.name())) {
            return topic;
        }
        DeclaredTopic stage = byName.get(companions.retry(topic.name(), 1));
        boolean staged = stages > 0
                && companions.of(topic.name(), new CompanionRequest(false, stages)).stream()
                        .noneMatch(alone::contains);
        return Stream.of(staged ? stages : 0, 0)
                .distinct()
                .flatMap(count -> candidates(count, retention(deadLetters), stage == null ? null : retention(stage)))
                .map(wanted -> PlainDeclaration.with(
                        topic, topic.preset(), topic.values().config(), wanted))
                .filter(this::isExact)
                .findFirst()
                .orElse(topic);
    }

    /** The shortest first. */
    private static Stream<Companions> candidates(int stages, @Nullable String deadLetters, @Nullable String stage) {
        CompanionRequest request = new CompanionRequest(true, stages);
        return Stream.of(
                        new Companions(request, null, null),
                        new Companions(request, null, deadLetters),
                        new Companions(request, stage, null),
                        new Companions(request, stage, deadLetters))
                .distinct();
    }

    private static @Nullable String retention(DeclaredTopic topic) {
        return topic.values().config().get(RETENTION);
    }

    /** True when the topic and its companions, made of this declaration, would be what the cluster has. */
    private boolean isExact(DeclaredTopic topic) {
        DesiredState state = state(List.of(topic));
        return state.notices().values().stream().allMatch(List::isEmpty)
                && state.topics().stream().allMatch(desired -> {
                    Optional<ObservedTopic> actual = observed.topic(desired.name());
                    return actual.isPresent() && isExact(comparison.compare(desired, actual.get()), actual.get());
                });
    }

    /** Of a companion also what would only count for a new one has to be there. */
    private static boolean isExact(TopicDifference difference, ObservedTopic actual) {
        DesiredTopic desired = difference.desired();
        return difference.isConverged()
                && difference.unmanaged().isEmpty()
                && (!desired.isCompanion()
                        || desired.spec().config().entrySet().stream()
                                .allMatch(setting -> SettingComparison.isSame(
                                        SettingComparison.require(actual.config(), setting.getKey()),
                                        setting.getValue())));
    }

    private DesiredState state(List<DeclaredTopic> topics) {
        return ManifestResolver.offline(
                        new Manifest(request.manifest().policy(), topics, ""), request.environment(), rules)
                .resolve();
    }

    private List<Finding> findings(List<DeclaredTopic> topics) {
        LintCluster cluster =
                new LintCluster(observed.names(), observed.brokers().size());
        return ManifestLint.check(state(topics), request.today(), cluster).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private DeclaredTopic withSuppressions(DeclaredTopic topic, List<Finding> findings) {
        List<LintSuppression> suppressions = findings.stream()
                .filter(finding -> finding.topic().name().equals(topic.name()))
                .map(finding -> finding.rule().name())
                .distinct()
                .map(rule -> new LintSuppression(
                        rule,
                        topic.name(),
                        null,
                        "as it was when it was exported",
                        request.today().plusDays(GRACE_DAYS)))
                .toList();
        return PlainDeclaration.with(topic, suppressions);
    }
}
