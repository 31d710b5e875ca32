package io.kafkactl.config;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a context says about the rules that topics are checked by; null where there is no limit. */
public record LintSettings(
        @Nullable Integer minReplicationFactor,
        @Nullable Integer maxPartitions,
        @Nullable Integer maxReplicasPerBroker,
        List<LintSuppression> ignore) {
    public static final LintSettings NONE = new LintSettings(null, null, null, List.of());

    private static final int NAME_RULES = 12;
    private static final int CONFIG_RULES = 14;

    /** The ids of all rules: N… for names, C… for settings. */
    public static List<String> ruleIds() {
        return Stream.concat(ids("N", NAME_RULES), ids("C", CONFIG_RULES)).toList();
    }

    private static Stream<String> ids(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> String.format("%s%03d", letter, number));
    }
}
