package io.kafkactl.ops.topic.lint;

import static io.kafkactl.ops.topic.lint.Severity.ERROR;
import static io.kafkactl.ops.topic.lint.Severity.INFO;
import static io.kafkactl.ops.topic.lint.Severity.WARNING;

/** The rules for topics: N… for names, C… for settings. Their ids are public: files and scripts name them. */
public enum LintRule {
    N001(ERROR, "A name is 1 to 249 of the letters a-z and A-Z, digits, '.', '_' and '-', and not '.' or '..'."),
    N002(ERROR, "A name follows the convention."),
    N003(ERROR, "A name leaves room for the suffixes of its companions and the prefix of a mirror."),
    N004(ERROR, "No two names are the same once '.' and '_' are: metrics cannot tell them apart."),
    N005(ERROR, "No two names differ only in case, and none is given twice."),
    N006(ERROR, "A name is none that Kafka or another tool keeps for itself."),
    N007(ERROR, "A name does not begin with '-' or '.', end with '.' or have '..' in it."),
    N008(WARNING, "A name with a companion's suffix has a topic beside which it stands."),
    N009(WARNING, "A new version follows the one before it, and the old one is deprecated."),
    N010(ERROR, "The environment in a name is the one it is created in."),
    N011(ERROR, "A name begins with a prefix that its owner may use."),
    N012(WARNING, "No segment is the name of a tool or team, or says nothing."),
    C001(ERROR, "A setting is one that topics have."),
    C002(ERROR, "A setting's value has the right type and is in its range."),
    C003(ERROR, "min.insync.replicas is below the replication factor."),
    C004(ERROR, "The replication factor is at least the house's minimum."),
    C005(ERROR, "The records of a compacted topic have keys."),
    C006(WARNING, "retention.ms is not set where only compaction removes records."),
    C007(WARNING, "A segment is closed before its records are due to be removed."),
    C008(INFO, "The broker does not compress again what the producer has compressed."),
    C009(WARNING, "A dead-letter topic takes larger records than its topic, because of added headers."),
    C010(ERROR, "A dead-letter topic has at least as many partitions as its topic."),
    C011(WARNING, "A dead-letter topic keeps records at least as long as its topic, and all of them."),
    C012(WARNING, "Partitions are a multiple of the consumers, and no more than the house's maximum."),
    C013(WARNING, "No broker has more replicas than the house allows."),
    C014(WARNING, "Records are neither lost to an unclean election nor kept without end."),
    C015(ERROR, "Settings are what the policy allows.");

    private final Severity severity;
    private final String title;

    LintRule(Severity severity, String title) {
        this.severity = severity;
        this.title = title;
    }

    /** The usual severity; a finding may differ. */
    public Severity severity() {
        return severity;
    }

    /** What the rule wants, in one sentence. */
    public String title() {
        return title;
    }
}
