package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.NamingSettings;
import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.naming.CompanionNames;
import io.kafkactl.ops.topic.naming.Convention;
import io.kafkactl.ops.topic.naming.KafkaName;
import io.kafkactl.ops.topic.naming.NamingViolation;
import io.kafkactl.ops.topic.naming.ReservedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that a name keeps or breaks by itself: N001, N002, N003, N006, N007, N010, N011, N012. */
final class SingleNameCheck implements LintCheck {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "test", "tmp", "temp", "data", "topic", "topics", "queue", "kafka", "spark", "flink", "debezium", "team");
    private static final String KAFKA_S_OWN = "__";

    @Override
    public void check(LintTopic topic, LintScope scope, Findings findings) {
        String name = topic.name();
        List<String> problems = KafkaName.problems(name);
        if (!problems.isEmpty()) {
            findings.add(LintRule.N001, "the name " + String.join("; it ", problems), null);
        }
        Optional<String> owner = ReservedName.ownerOf(name);
        if (owner.isPresent()) {
            reserved(name, owner.get(), scope, findings);
            return;
        }
        scope.convention().ifPresent(convention -> conventional(name, convention, scope, findings));
        length(name, scope, findings);
        edges(name, findings);
        environment(name, scope, findings);
        prefix(name, scope.rules().naming(), findings);
        words(name, scope.rules().naming(), findings);
    }

    /** Who gives up the convention may make a tool's topics ahead of it, but never Kafka's own. */
    private static void reserved(String name, String owner, LintScope scope, Findings findings) {
        boolean tolerated = scope.convention().isEmpty() && !name.startsWith(KAFKA_S_OWN);
        findings.add(
                LintRule.N006,
                tolerated ? Severity.WARNING : Severity.ERROR,
                "the name is of the kind that " + owner + " keeps for itself",
                "choose another name");
    }

    private static void conventional(String name, Convention convention, LintScope scope, Findings findings) {
        List<NamingViolation> violations = convention.violations(name);
        if (!violations.isEmpty()) {
            findings.add(
                    LintRule.N002,
                    LintRule.N002.severity(),
                    violations.stream().map(NamingViolation::toString).collect(Collectors.joining("; ")),
                    convention.suggestion(name).orElse(null),
                    convention.explanation());
        }
        int length = CompanionName.withoutSuffix(name).length();
        int max = scope.rules().naming().maxLength();
        if (length > max) {
            findings.add(
                    LintRule.N003,
                    "the name has " + length + " characters, and names have at most " + max + " here",
                    "what is left of Kafka's " + NamingSettings.MAX_LENGTH + " is for suffixes and mirrors");
        }
    }

    /** A companion has its suffix already. */
    private static void length(String name, LintScope scope, Findings findings) {
        NamingSettings naming = scope.rules().naming();
        String suffix = CompanionName.baseOf(name).isPresent()
                ? ""
                : new CompanionNames(naming).longestSuffix(scope.companions());
        String alias = naming.mirrorAliases().stream()
                .map(source -> source + ".")
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
        int full = alias.length() + name.length() + suffix.length();
        if (full > NamingSettings.MAX_LENGTH && full > name.length()) {
            findings.add(
                    LintRule.N003,
                    "the name has " + name.length() + " characters, which leaves no room for "
                            + (alias.isEmpty() ? "" : "'" + alias + "' before it")
                            + (alias.isEmpty() || suffix.isEmpty() ? "" : " and ")
                            + (suffix.isEmpty() ? "" : "'" + suffix + "' after it"),
                    "make it " + (full - NamingSettings.MAX_LENGTH) + " shorter: Kafka allows "
                            + NamingSettings.MAX_LENGTH);
        }
    }

    private static void edges(String name, Findings findings) {
        if (name.startsWith("-") || name.startsWith(".")) {
            findings.add(LintRule.N007, "the name begins with '" + name.charAt(0) + "'", "begin with a letter");
        } else if (name.endsWith(".")) {
            findings.add(LintRule.N007, "the name ends with '.'", "end with a letter or digit");
        } else if (name.contains("..")) {
            findings.add(LintRule.N007, "the name has '..' in it", "put one dot between two segments");
        }
    }

    private static void environment(String name, LintScope scope, Findings findings) {
        String here = scope.rules().naming().environment();
        Optional<String> env = scope.convention()
                .flatMap(convention -> convention.parse(name))
                .flatMap(parsed -> parsed.segment("env"));
        if (here != null && env.isPresent() && !env.get().equals(here)) {
            findings.add(
                    LintRule.N010,
                    LintRule.N010.severity(),
                    "env '" + env.get() + "' is not '" + here + "', the environment of this context",
                    here + name.substring(env.get().length()),
                    "use the context of that environment, or another name");
        }
    }

    private static void prefix(String name, NamingSettings naming, Findings findings) {
        boolean allowed = naming.prefixes().isEmpty()
                || naming.prefixes().stream()
                        .map(prefix -> prefix.endsWith(".") ? prefix : prefix + ".")
                        .anyMatch(prefix -> name.startsWith(prefix) || prefix.equals(name + "."));
        if (!allowed) {
            findings.add(
                    LintRule.N011,
                    "the name begins with none of '" + String.join("', '", naming.prefixes()) + "'",
                    "those are the prefixes of this context's owner");
        }
    }

    private static void words(String name, NamingSettings naming, Findings findings) {
        for (String segment : CompanionName.withoutSuffix(name).split("\\.", -1)) {
            boolean team = segment.startsWith("team-") || naming.discouraged().contains(segment);
            if (team || EMPTY_WORDS.contains(segment)) {
                findings.add(
                        LintRule.N012,
                        "segment '" + segment + "' names a tool or team, or says nothing about the records",
                        "say what the records are; who owns them and what reads them changes");
            }
        }
    }
}
