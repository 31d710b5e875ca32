package io.kafkactl.ops.topic.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.config.LintSettings;
import io.kafkactl.ops.topic.lint.LintRuleExamples.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LintRuleTest {
    /** What the rule says of the last topic. */
    private static List<Finding> found(Example example, List<LintTopic> topics, LintRule rule) {
        LintTopic last = topics.get(topics.size() - 1);
        return LintRuleExamples.findings(example.rules(), topics)
                .filter(finding -> finding.rule() == rule && finding.topic().equals(last))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsATopicThatKeepsIt(LintRule rule) {
        Example example = LintRuleExamples.of(rule);

        assertThat(found(example, example.keeping(), rule)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsATopicThatBreaksIt(LintRule rule) {
        Example example = LintRuleExamples.of(rule);

        List<Finding> found = found(example, example.breaking(), rule);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).message()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void aContextFileKnowsTheSameRules() {
        assertThat(LintSettings.ruleIds())
                .containsExactlyElementsOf(
                        Stream.of(LintRule.values()).map(LintRule::name).toList());
    }
}
