package io.kafkactl.ops.group.lag;

import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.record.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the lag of groups against rules; what cannot be told is an error, never a pass. */
public final class LagCheck {
    /**
     * Thresholds for some groups and some of their topics.
     *
     * @param groups literal unless it has a wildcard
     * @param topics empty for all
     */
    record Rule(NamePattern groups, List<NamePattern> topics, Thresholds thresholds) {
        boolean isLiteral() {
            return !groups.text().contains("*") && !groups.text().contains("?");
        }

        GroupLag narrowed(GroupLag group) {
            return topics.isEmpty()
                    ? group
                    : group.withPartitions(group.partitions().stream()
                            .filter(row -> topics.stream().anyMatch(t -> t.matches(row.topic())))
                            .toList());
        }
    }

    /** What came of it. */
    public record Outcome(List<Breach> breaches, List<ItemError> errors) {}

    private final List<Rule> rules;

    LagCheck(List<Rule> rules) {
        this.rules = rules;
    }

    /** The same thresholds for every group. */
    public static LagCheck of(Thresholds thresholds) {
        return new LagCheck(
                thresholds.isEmpty() ? List.of() : List.of(new Rule(NamePattern.glob("*"), List.of(), thresholds)));
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    public boolean needsAge() {
        return rules.stream().anyMatch(rule -> rule.thresholds().maxAge() != null);
    }

    /** The groups that the rules name. */
    public GroupQuery query() {
        GroupQuery all = GroupQuery.all();
        return new GroupQuery(
                rules.stream()
                        .filter(Rule::isLiteral)
                        .map(rule -> rule.groups().text())
                        .distinct()
                        .toList(),
                rules.stream()
                        .filter(rule -> !rule.isLiteral())
                        .map(Rule::groups)
                        .toList(),
                all.types(),
                all.states());
    }

    /** Exit 2 for a name that no rule is about: nothing would be checked. */
    public void requireRulesFor(List<String> names) {
        names.stream()
                .filter(name -> !isEmpty()
                        && rules.stream().noneMatch(rule -> rule.groups().matches(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw KafkactlException.usage(
                            "no rule is about group '" + name + "'",
                            "the rules are about "
                                    + rules.stream()
                                            .map(rule -> rule.groups().text())
                                            .distinct()
                                            .collect(Collectors.joining(", ")));
                });
    }

    public Outcome run(LagReport report) {
        List<Breach> breaches = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (Rule rule : rules) {
            for (GroupLag group : report.groups()) {
                if (rule.groups().matches(group.group())) {
                    GroupLag narrowed = rule.narrowed(group);
                    List<Breach> found = rule.thresholds().check(narrowed);
                    breaches.addAll(found);
                    Optional.ofNullable(doubt(rule, narrowed))
                            .filter(doubt -> found.isEmpty())
                            .ifPresent(doubt -> errors.add(ItemError.of(
                                    group.group(),
                                    KafkactlException.failure(
                                            "UNDECIDED",
                                            "cannot tell whether group '" + group.group() + "' keeps its thresholds: "
                                                    + doubt,
                                            null))));
                }
            }
        }
        return new Outcome(breaches, errors);
    }

    private static @Nullable String doubt(Rule rule, GroupLag narrowed) {
        return !rule.topics().isEmpty() && narrowed.partitions().isEmpty()
                ? "it has no offset in the rule's topics"
                : rule.thresholds().undecided(narrowed);
    }
}
