package io.kafkactl.ops.topic.lint;

import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.naming.ReservedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules that a name keeps or breaks beside others, checked too or existing: N004, N005, N008, N009. */
final class NameSetCheck implements LintCheck {
    private static final Pattern VERSION = Pattern.compile("v[1-9]\\d{0,3}");

    @Override
    public void check(LintTopic topic, LintScope scope, Findings findings) {
        if (ReservedName.ownerOf(topic.name()).isPresent()) {
            return;
        }
        collision(topic.name(), scope, findings);
        duplicate(topic, scope, findings);
        Optional<CompanionName> companion = CompanionName.baseOf(topic.name());
        if (companion.isPresent()) {
            orphan(companion.get(), scope, findings);
        } else {
            version(topic, scope, findings);
        }
    }

    private static void collision(String name, LintScope scope, Findings findings) {
        List<String> same = scope.sameInMetrics(name);
        if (!same.isEmpty()) {
            findings.add(
                    LintRule.N004,
                    "metrics cannot tell the name from " + quoted(same) + scope(same, scope)
                            + " because '.' and '_' are the same to them",
                    "Kafka refuses to create the second one; choose another name");
        } else if (name.contains(".") && name.contains("_")) {
            findings.add(
                    LintRule.N004,
                    Severity.WARNING,
                    "the name has both '.' and '_' in it, which are the same in Kafka's metrics",
                    "use '.' between segments and '-' between words");
        }
    }

    private static void duplicate(LintTopic topic, LintScope scope, Findings findings) {
        List<String> same = scope.sameButForCase(topic.name());
        if (!same.isEmpty()) {
            findings.add(
                    LintRule.N005,
                    "the name differs from " + quoted(same) + scope(same, scope) + " only in case",
                    "people will mix them up; choose another name");
        }
        if (scope.isRepeated(topic)) {
            LintTopic.Place place =
                    scope.topic(topic.name()).map(LintTopic::place).orElse(null);
            findings.add(
                    LintRule.N005,
                    "the name is given twice" + (place == null ? "" : "; the first is in line " + place.line()),
                    "leave one out");
        }
    }

    private static void orphan(CompanionName companion, LintScope scope, Findings findings) {
        if (!scope.knows(companion.base())) {
            findings.add(
                    LintRule.N008,
                    "the name has the suffix '" + companion.suffix() + "', and there is no '" + companion.base()
                            + "' beside it",
                    scope.cluster().isKnown()
                            ? "a companion's topic comes with it"
                            : "name it too, or look for it with --against-cluster");
        }
    }

    private static void version(LintTopic topic, LintScope scope, Findings findings) {
        withVersion(topic.name(), -1)
                .filter(before -> !scope.knows(before))
                .ifPresent(before -> findings.add(
                        LintRule.N009,
                        "there is no '" + before + "' before it",
                        scope.cluster().isKnown()
                                ? "the first version is v1"
                                : "name it too, or look for it with --against-cluster"));
        withVersion(topic.name(), 1)
                .filter(after -> Boolean.FALSE.equals(topic.deprecated()) && scope.knows(after))
                .ifPresent(after -> findings.add(
                        LintRule.N009,
                        "'" + after + "' has taken its place, and it is not deprecated",
                        "say when it goes"));
    }

    /** The name with its version raised; nothing without a version, and below v1. */
    private static Optional<String> withVersion(String name, int raise) {
        List<String> parts = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (VERSION.matcher(parts.get(i)).matches()) {
                int version = Integer.parseInt(parts.get(i).substring(1)) + raise;
                parts.set(i, "v" + version);
                return version < 1 ? Optional.empty() : Optional.of(String.join(".", parts));
            }
        }
        return Optional.empty();
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    private static String scope(List<String> names, LintScope scope) {
        return names.stream().allMatch(name -> scope.topic(name).isEmpty()) ? ", which exists," : "";
    }
}
