package io.kafkactl.ops.topic.lint;

/** Some rules, applied to one topic at a time. */
interface LintCheck {
    void check(LintTopic topic, LintScope scope, Findings findings);
}
