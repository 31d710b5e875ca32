package io.kafkactl.ops.topic.lint;

import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.naming.CompanionName;
import java.util.Optional;

/** The rules for a dead-letter topic beside its topic: C009 to C011. */
final class CompanionSettingsCheck implements LintCheck {
    private static final String MAX_BYTES = "max.message.bytes";
    private static final String RETENTION = "retention.ms";

    @Override
    public void check(LintTopic topic, LintScope scope, Findings findings) {
        Optional<CompanionName> companion =
                CompanionName.baseOf(topic.name()).filter(name -> name.kind() == CompanionName.Kind.DEAD_LETTER);
        TopicSettings dlq = topic.settings();
        if (companion.isEmpty() || dlq == null) {
            return;
        }
        TopicSettings parent =
                scope.topic(companion.get().base()).map(LintTopic::settings).orElse(null);
        if (parent != null) {
            size(dlq, parent, findings);
            partitions(companion.get(), dlq, parent, findings);
            retention(dlq, parent, findings);
        }
        if (dlq.compacts()) {
            findings.add(
                    LintRule.C011,
                    Severity.ERROR,
                    "a dead-letter topic that is compacted loses all but the last dead letter of a key",
                    "cleanup.policy=delete");
        }
    }

    private static void size(TopicSettings dlq, TopicSettings parent, Findings findings) {
        Long own = dlq.number(MAX_BYTES);
        Long parents = parent.number(MAX_BYTES);
        if (own != null && parents != null && own <= parents) {
            findings.add(
                    LintRule.C009,
                    MAX_BYTES + "=" + own + " is no more than the " + parents
                            + " of its topic: with the headers of a dead letter the largest records do not fit",
                    "give it some 64KiB more");
        }
    }

    /** Spring's recoverer writes a dead letter to the partition of the same number; others do not. */
    private static void partitions(
            CompanionName companion, TopicSettings dlq, TopicSettings parent, Findings findings) {
        if (dlq.partitions() < parent.partitions()) {
            boolean same =
                    companion.suffix().equals("-dlt") || companion.suffix().equals(".DLT");
            findings.add(
                    LintRule.C010,
                    same ? Severity.ERROR : Severity.WARNING,
                    "the dead-letter topic has " + Counted.of(dlq.partitions(), "partition") + ", and its topic "
                            + parent.partitions()
                            + (same ? ": writing to the partition of the same number fails" : ""),
                    "give it as many");
        }
    }

    private static void retention(TopicSettings dlq, TopicSettings parent, Findings findings) {
        Long own = dlq.number(RETENTION);
        Long parents = parent.number(RETENTION);
        if (own == null || parents == null || own < 0 || !parent.deletes()) {
            return;
        }
        if (parents < 0 || own < parents) {
            findings.add(
                    LintRule.C011,
                    "dead letters are kept for " + TopicConfigValue.words(RETENTION, Long.toString(own))
                            + ", and the records of its topic for "
                            + TopicConfigValue.words(RETENTION, Long.toString(parents)),
                    "keep dead letters until somebody has looked at them, 30d say");
        }
    }
}
