package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSuppression;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.record.NamePattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Checks topics by the rules of the house, and sets aside what the house wants to be set aside. */
public final class TopicLint {
    private static final List<LintCheck> NAMES = List.of(new SingleNameCheck(), new NameSetCheck());
    private static final List<LintCheck> SETTINGS = List.of(new SettingsCheck(), new CompanionSettingsCheck());

    private static final Set<LintRule> NEED_WHAT_EXISTS = Set.of(LintRule.N008, LintRule.N009);

    private final HouseRules rules;
    private final CompanionRequest companions;
    private final LocalDate today;

    /**
     * A lint by the rules of one context.
     *
     * @param companions what the names have to leave room for
     * @param today in UTC; a rule set aside until an earlier day counts again
     */
    public TopicLint(HouseRules rules, CompanionRequest companions, LocalDate today) {
        this.rules = rules;
        this.companions = companions;
        this.today = today;
    }

    /** Checks the names, and the settings of the topics whose settings are known. */
    public LintReport check(Collection<LintTopic> topics, LintCluster cluster) {
        List<LintCheck> all = new ArrayList<>(NAMES);
        all.addAll(SETTINGS);
        return report(topics, cluster, all);
    }

    /** Checks names by the rules that need no word on what exists. */
    public LintReport checkNames(Collection<String> names) {
        LintReport report = report(names.stream().map(LintTopic::named).toList(), LintCluster.UNKNOWN, NAMES);
        List<Finding> certain = report.findings().stream()
                .filter(finding -> !NEED_WHAT_EXISTS.contains(finding.rule()))
                .toList();
        return new LintReport(report.topics(), certain, report.suppressed());
    }

    /** Checks the settings alone. */
    public LintReport checkSettings(Collection<LintTopic> topics, LintCluster cluster) {
        return report(topics, cluster, SETTINGS);
    }

    private LintReport report(Collection<LintTopic> topics, LintCluster cluster, List<LintCheck> checks) {
        LintScope scope = new LintScope(rules, companions, topics, cluster);
        List<Finding> counted = new ArrayList<>();
        List<Finding> suppressed = new ArrayList<>();
        for (LintTopic topic : topics) {
            Findings findings = new Findings(topic);
            checks.forEach(check -> check.check(topic, scope, findings));
            for (Finding finding : findings.list()) {
                Finding judged = judged(finding);
                (judged.suppression() == null ? counted : suppressed).add(judged);
            }
        }
        return new LintReport(List.copyOf(topics), counted, suppressed);
    }

    /** What no broker would take anyway cannot be set aside. */
    private Finding judged(Finding finding) {
        if (finding.rule() == LintRule.N001) {
            return finding;
        }
        Finding judged = finding;
        for (LintSuppression suppression : rules.lint().ignore()) {
            if (covers(suppression, finding)) {
                if (!today.isAfter(suppression.until())) {
                    return finding.suppressed(suppression);
                }
                judged = finding.expired(suppression);
            }
        }
        return judged;
    }

    private static boolean covers(LintSuppression suppression, Finding finding) {
        String name = finding.topic().name();
        return suppression.rule().equals(finding.rule().name())
                && (suppression.topic() == null || suppression.topic().equals(name))
                && (suppression.glob() == null
                        || NamePattern.glob(suppression.glob()).matches(name));
    }
}
