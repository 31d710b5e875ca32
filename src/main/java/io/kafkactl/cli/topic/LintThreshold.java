package io.kafkactl.cli.topic;

import io.kafkactl.ops.topic.lint.Severity;
import java.util.Locale;

/** Which findings make {@code topic lint} fail. */
enum LintThreshold {
    WARNING(Severity.WARNING),
    ERROR(Severity.ERROR);

    private final Severity severity;

    LintThreshold(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
