package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.LintSuppression;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a topic breaks a rule.
 *
 * @param message what is wrong, a sentence without the topic's name
 * @param suggestion the name or setting that was most likely meant
 * @param hint what is allowed, or what to do
 * @param suppression why it does not count; null when it does
 */
public record Finding(
        LintTopic topic,
        LintRule rule,
        Severity severity,
        String message,
        @Nullable String suggestion,
        @Nullable String hint,
        @Nullable LintSuppression suppression) {

    Finding suppressed(LintSuppression by) {
        return new Finding(topic, rule, severity, message, suggestion, hint, by);
    }

    Finding expired(LintSuppression by) {
        return new Finding(
                topic,
                rule,
                Severity.ERROR,
                message + "; it was set aside until " + by.until() + " (" + by.reason() + ")",
                suggestion,
                hint,
                null);
    }
}
