package io.kafkactl.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a context or a policy says about the rules that topics are checked by; null where there is no limit.
 *
 * @param settings what single settings may be, by their names
 */
public record LintSettings(
        @Nullable Integer minReplicationFactor,
        @Nullable Integer minPartitions,
        @Nullable Integer maxPartitions,
        @Nullable Integer maxReplicasPerBroker,
        Map<String, SettingRule> settings,
        List<LintSuppression> ignore) {
    public static final LintSettings NONE = new LintSettings(null, null, null, List.of());

    private static final int NAME_RULES = 12;
    private static final int CONFIG_RULES = 15;

    /** What a context can say. */
    public LintSettings(
            @Nullable Integer minReplicationFactor,
            @Nullable Integer maxPartitions,
            @Nullable Integer maxReplicasPerBroker,
            List<LintSuppression> ignore) {
        this(minReplicationFactor, null, maxPartitions, maxReplicasPerBroker, Map.of(), ignore);
    }

    /** These limits, and those of {@code weaker} where these say nothing; what either sets aside is set aside. */
    public LintSettings over(LintSettings weaker) {
        Map<String, SettingRule> rules = new LinkedHashMap<>(weaker.settings);
        rules.putAll(settings);
        return new LintSettings(
                minReplicationFactor == null ? weaker.minReplicationFactor : minReplicationFactor,
                minPartitions == null ? weaker.minPartitions : minPartitions,
                maxPartitions == null ? weaker.maxPartitions : maxPartitions,
                maxReplicasPerBroker == null ? weaker.maxReplicasPerBroker : maxReplicasPerBroker,
                rules,
                Stream.concat(ignore.stream(), weaker.ignore.stream()).toList());
    }

    /** The ids of all rules: N… for names, C… for settings. */
    public static List<String> ruleIds() {
        return Stream.concat(ids("N", NAME_RULES), ids("C", CONFIG_RULES)).toList();
    }

    private static Stream<String> ids(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> String.format("%s%03d", letter, number));
    }
}
