package io.kafkactl.ops.topic.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the rules have to say about one topic. */
final class Findings {
    private final LintTopic topic;
    private final List<Finding> found = new ArrayList<>();

    Findings(LintTopic topic) {
        this.topic = topic;
    }

    void add(LintRule rule, String message, @Nullable String hint) {
        add(rule, rule.severity(), message, null, hint);
    }

    void add(LintRule rule, Severity severity, String message, @Nullable String hint) {
        add(rule, severity, message, null, hint);
    }

    void add(LintRule rule, Severity severity, String message, @Nullable String suggestion, @Nullable String hint) {
        found.add(new Finding(topic, rule, severity, message, suggestion, hint, null));
    }

    List<Finding> list() {
        return found;
    }
}
