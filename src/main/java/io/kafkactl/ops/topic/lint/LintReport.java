package io.kafkactl.ops.topic.lint;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules found.
 *
 * @param topics those that were checked, in the order given
 * @param findings those that count, in the same order
 * @param suppressed those that were set aside
 */
public record LintReport(List<LintTopic> topics, List<Finding> findings, List<Finding> suppressed) {
    /** True when a finding matters as much as that or more. */
    public boolean reaches(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().reaches(severity));
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** One error for each name that cannot be accepted. */
    public List<ItemError> nameErrors() {
        Map<String, List<Finding>> byName = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> byName.computeIfAbsent(finding.topic().name(), name -> new ArrayList<>())
                        .add(finding));
        return byName.entrySet().stream()
                .map(entry -> nameError(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ItemError nameError(String name, List<Finding> errors) {
        Stream<String> suggestion = errors.stream()
                .filter(error -> error.suggestion() != null)
                .limit(1)
                .map(error -> "did you mean '" + error.suggestion() + "'?");
        Stream<String> hints =
                errors.stream().filter(error -> error.hint() != null).map(error -> String.valueOf(error.hint()));
        String hint = Stream.concat(suggestion, hints).distinct().collect(Collectors.joining(" "));
        return new ItemError(
                name,
                ExitCode.INVALID_INPUT,
                "INVALID_TOPIC_NAME",
                "'" + name + "' cannot name a topic: "
                        + errors.stream()
                                .map(error -> error.message() + " [" + error.rule() + "]")
                                .collect(Collectors.joining("; ")),
                hint.isEmpty() ? null : hint);
    }
}
