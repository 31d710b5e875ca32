package io.kafkactl.ops.topic.lint;

import io.kafkactl.config.HouseRules;
import io.kafkactl.ops.topic.naming.CompanionRequest;
import io.kafkactl.ops.topic.naming.Convention;
import io.kafkactl.ops.topic.naming.KafkaName;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the rules may look at beside the topic itself: the house's rules, and the other topics. */
final class LintScope {
    private final HouseRules rules;
    private final Optional<Convention> convention;
    private final CompanionRequest companions;
    private final LintCluster cluster;
    private final Map<String, LintTopic> topics = new HashMap<>();
    private final Set<LintTopic> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Set<String>> byMetricName = new HashMap<>();
    private final Map<String, Set<String>> byLowerCase = new HashMap<>();

    LintScope(HouseRules rules, CompanionRequest companions, Collection<LintTopic> topics, LintCluster cluster) {
        this.rules = rules;
        this.convention = Convention.of(rules.naming());
        this.companions = companions;
        this.cluster = cluster;
        for (LintTopic topic : topics) {
            if (this.topics.putIfAbsent(topic.name(), topic) != null) {
                repeated.add(topic);
            }
        }
        this.topics.keySet().forEach(this::index);
        cluster.names().forEach(this::index);
    }

    private void index(String name) {
        byMetricName
                .computeIfAbsent(KafkaName.inMetrics(name), same -> new TreeSet<>())
                .add(name);
        byLowerCase
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), same -> new TreeSet<>())
                .add(name);
    }

    HouseRules rules() {
        return rules;
    }

    Optional<Convention> convention() {
        return convention;
    }

    CompanionRequest companions() {
        return companions;
    }

    LintCluster cluster() {
        return cluster;
    }

    /** The topic of that name among those that are checked; the first, when it stands there twice. */
    Optional<LintTopic> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** True when a topic of that name stands before it. */
    boolean isRepeated(LintTopic topic) {
        return repeated.contains(topic);
    }

    Collection<LintTopic> topics() {
        return topics.values();
    }

    /** True when it is checked too or exists. */
    boolean knows(String name) {
        return topics.containsKey(name) || cluster.names().contains(name);
    }

    /** Other names that metrics cannot tell from this one. */
    List<String> sameInMetrics(String name) {
        return others(byMetricName.get(KafkaName.inMetrics(name)), name);
    }

    List<String> sameButForCase(String name) {
        return others(byLowerCase.get(name.toLowerCase(Locale.ROOT)), name);
    }

    private static List<String> others(@Nullable Set<String> names, String name) {
        return names == null
                ? List.of()
                : names.stream().filter(other -> !other.equals(name)).toList();
    }
}
