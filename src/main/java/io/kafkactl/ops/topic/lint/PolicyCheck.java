package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.LintSettings;
import io.kafkactl.config.SettingRule;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that a policy makes for single settings: C015, and the least number of partitions of C012. */
final class PolicyCheck {
    private PolicyCheck() {}

    static void check(TopicSettings settings, LintSettings limits, Findings findings) {
        limits.settings().forEach((key, rule) -> {
            String value = settings.value(key);
            if (!key.equals("retention.ms") || settings.deletes()) {
                String problem = problem(key, value, rule);
                if (problem != null) {
                    findings.add(LintRule.C015, key + "=" + value + " " + problem, null);
                }
            }
        });
        Integer least = limits.minPartitions();
        if (least != null && settings.partitions() < least) {
            findings.add(
                    LintRule.C012,
                    Severity.ERROR,
                    Counted.of(settings.partitions(), "partition is", "partitions are") + " fewer than " + least
                            + ", the minimum of the policy",
                    null);
        }
    }

    private static @Nullable String problem(String key, String value, SettingRule rule) {
        if (!rule.oneOf().isEmpty()
                && rule.oneOf().stream().noneMatch(allowed -> words(allowed).equals(words(value)))) {
            return "is not allowed by the policy, which allows " + String.join(" or ", rule.oneOf());
        }
        Long max = rule.max();
        if (max != null && isAbove(value, max)) {
            return "is more than the policy allows, " + words(key, max);
        }
        Long min = rule.min();
        return min != null && isBelow(value, min) ? "is less than the policy allows, " + words(key, min) : null;
    }

    /** -1 is without bound. */
    private static boolean isAbove(String value, long max) {
        return isNumber(value) && max >= 0 && (Long.parseLong(value) < 0 || Long.parseLong(value) > max);
    }

    private static boolean isBelow(String value, long min) {
        return isNumber(value) && Long.parseLong(value) >= 0 && (min < 0 || Long.parseLong(value) < min);
    }

    private static boolean isNumber(String value) {
        return value.matches("-?\\d{1,18}");
    }

    private static Set<String> words(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static String words(String key, long value) {
        return TopicConfigValue.words(key, Long.toString(value));
    }
}
