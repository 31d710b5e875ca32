package io.kafkactl.cli.lag;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.lag.Breach;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.output.JunitReport;
import io.kafkactl.output.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of lag in the words of the tools that collect them. */
final class LagReports {
    private LagReports() {}

    /** A test case for each group. */
    static String junit(LagReport report, LagCheck.Outcome outcome, List<ItemError> errors) {
        Map<String, List<String>> failures = new LinkedHashMap<>();
        report.groups().forEach(group -> failures.put(group.group(), new ArrayList<>()));
        outcome.breaches()
                .forEach(breach -> failures.computeIfAbsent(breach.group(), g -> new ArrayList<>())
                        .add(text(breach)));
        errors.forEach(error ->
                failures.computeIfAbsent(error.item(), i -> new ArrayList<>()).add(error.message()));
        return JunitReport.render("kafkactl lag", failures);
    }

    /** One line with performance data, as monitoring plugins print it. */
    static String nagios(
            LagReport report, LagCheck.Outcome outcome, List<ItemError> errors, @Nullable Long maxTotalLag) {
        String perfdata = report.groups().stream()
                .filter(GroupLag::complete)
                .map(group -> "'" + group.group().replaceAll("['=|]", "_") + "'=" + group.lag() + ";;"
                        + (maxTotalLag == null ? "" : maxTotalLag) + ";0")
                .collect(Collectors.joining(" "));
        return "LAG " + summary(report, outcome, errors).replace('|', '/')
                + (perfdata.isEmpty() ? "" : " | " + perfdata) + "\n";
    }

    private static String summary(LagReport report, LagCheck.Outcome outcome, List<ItemError> errors) {
        if (!outcome.breaches().isEmpty()) {
            return "CRITICAL - "
                    + outcome.breaches().stream()
                            .map(LagReports::text)
                            .map(SafeText::oneLine)
                            .collect(Collectors.joining("; "));
        }
        if (!errors.isEmpty()) {
            return "UNKNOWN - "
                    + errors.stream()
                            .map(ItemError::message)
                            .map(SafeText::oneLine)
                            .collect(Collectors.joining("; "));
        }
        return "OK - " + report.groups().size() + " groups";
    }

    static String text(Breach breach) {
        return "group '" + breach.group() + "'"
                + (breach.topic() == null ? "" : " " + breach.topic() + "-" + breach.partition())
                + ": " + breach.text();
    }
}
