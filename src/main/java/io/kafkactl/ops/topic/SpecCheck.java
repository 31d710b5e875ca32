package io.kafkactl.ops.topic;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintCluster;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.Severity;
import io.kafkactl.ops.topic.lint.TopicLint;
import io.kafkactl.ops.topic.lint.TopicSettings;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Holds the settings of topics that are to be created against the rules. */
public final class SpecCheck {
    private final TopicLint lint;

    public SpecCheck(TopicLint lint) {
        this.lint = lint;
    }

    /**
     * Exit 4 for settings that break a rule.
     *
     * @param brokers how many there are; 0 when nobody was asked
     * @param warnings told what is only unwise
     */
    public void require(Collection<TopicSpec> specs, int brokers, Consumer<String> warnings) {
        List<LintTopic> topics = specs.stream()
                .map(spec -> LintTopic.named(spec.name())
                        .with(TopicSettings.of(spec.partitions(), spec.replicationFactor(), spec.config())))
                .toList();
        Set<String> unwise = new LinkedHashSet<>();
        for (Finding finding :
                lint.checkSettings(topics, new LintCluster(Set.of(), brokers)).findings()) {
            if (finding.severity() == Severity.ERROR) {
                throw refusal(finding);
            }
            if (finding.severity() == Severity.WARNING) {
                unwise.add(finding.message() + " [" + finding.rule() + "]");
            }
        }
        unwise.forEach(warnings);
    }

    private static KafkactlException refusal(Finding finding) {
        return KafkactlException.invalid(
                "INVALID_CONFIG",
                "topic '" + finding.topic().name() + "': " + finding.message() + " [" + finding.rule() + "]",
                finding.suggestion() == null ? finding.hint() : "did you mean '" + finding.suggestion() + "'?");
    }
}
