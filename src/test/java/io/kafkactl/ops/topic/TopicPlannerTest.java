package io.kafkactl.ops.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kafkactl.config.HouseRules;
import io.kafkactl.config.LintSettings;
import io.kafkactl.config.NamingSettings;
import io.kafkactl.config.TopicDefaults;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.PlannedValue.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicPlannerTest {
    private static final String NAME = "market.stock.tick.v1";
    private static final TopicRequest NOTHING = request(null, Map.of());

    private static TopicRequest request(@Nullable String preset, Map<String, String> config) {
        return new TopicRequest(preset, null, null, config);
    }

    private static HouseRules defaults(TopicDefaults defaults) {
        return new HouseRules(NamingSettings.DEFAULT, LintSettings.NONE, defaults, Map.of());
    }

    private static TopicPlan plan(HouseRules rules, int brokers, TopicRequest request) {
        return new TopicPlanner(rules, null, brokers).plan(NAME, request);
    }

    @Test
    void eachValueRemembersWhatItTookThePlaceOf() {
        TopicPlan plan = plan(
                defaults(new TopicDefaults(24, null, Map.of("retention.ms", "14d", "segment.ms", "2h"))),
                3,
                new TopicRequest("price-ticks", 48, null, Map.of("retention.ms", "2d")));

        PlannedValue retention = plan.values().stream()
                .filter(value -> value.key().equals("retention.ms"))
                .findFirst()
                .orElseThrow();
        assertThat(retention.value()).isEqualTo("172800000");
        assertThat(retention.origin()).isEqualTo(Origin.FLAG);
        assertThat(retention.instead())
                .containsExactly(
                        new PlannedValue.Other("86400000", Origin.PRESET),
                        new PlannedValue.Other("1209600000", Origin.CONTEXT),
                        new PlannedValue.Other("604800000", Origin.BUILT_IN));
        assertThat(plan.partitions().instead())
                .extracting(PlannedValue.Other::origin)
                .containsExactly(Origin.PRESET, Origin.CONTEXT, Origin.BUILT_IN);
        assertThat(plan.spec().config()).containsEntry("segment.ms", "3600000");
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void aPresetsCopiesInSyncGiveWayToFewBrokers() {
        TopicPlan plan = plan(HouseRules.DEFAULT, 1, request("audit", Map.of()));

        assertThat(plan.spec().replicationFactor()).isEqualTo(1);
        assertThat(plan.spec().config()).containsEntry("min.insync.replicas", "1");
        assertThat(plan.notices())
                .containsExactly(
                        "replication factor 3 needs 3 brokers, and the cluster has 1: lowered to 1",
                        "preset 'audit' wants min.insync.replicas=2, and with replication factor 1 it is lowered to 1");
    }

    @Test
    void aContextsCopiesInSyncGiveWayOnlyToFewerCopies() {
        HouseRules two = defaults(new TopicDefaults(null, null, Map.of("min.insync.replicas", "2")));

        assertThat(plan(two, 2, NOTHING).spec().config()).containsEntry("min.insync.replicas", "2");
        assertThat(plan(two, 1, NOTHING).spec().config()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void whatTheUserSaysNeverGivesWay() {
        TopicPlan plan =
                plan(HouseRules.DEFAULT, 1, new TopicRequest(null, null, 3, Map.of("min.insync.replicas", "3")));

        assertThat(plan.spec().replicationFactor()).isEqualTo(3);
        assertThat(plan.spec().config()).containsEntry("min.insync.replicas", "3");
        assertThat(plan.notices()).isEmpty();
    }

    @Test
    void theHousesRetentionIsLeftOutOfATopicThatIsOnlyCompacted() {
        assertThat(plan(HouseRules.DEFAULT, 3, request(null, Map.of("cleanup.policy", "compact")))
                        .config())
                .doesNotContainKey("retention.ms");
        assertThat(plan(HouseRules.DEFAULT, 3, request(null, Map.of("cleanup.policy", "compact,delete")))
                        .config())
                .containsKey("retention.ms");
        assertThat(plan(HouseRules.DEFAULT, 3, request("changelog", Map.of()))
                        .spec()
                        .config())
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void aProtectedContextKeepsItsCopies() {
        assertThatExceptionOfType(KafkactlException.class)
                .isThrownBy(() -> new TopicPlanner(HouseRules.DEFAULT, "prod", 2).plan(NAME, NOTHING))
                .matches(e -> e.exitCode() == ExitCode.REFUSED)
                .withMessageContaining("context 'prod' is protected");
    }
}
