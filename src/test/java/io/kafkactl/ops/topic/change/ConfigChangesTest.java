package io.kafkactl.ops.topic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigChangesTest {
    private static final Config CURRENT = new Config(List.of(
            entry("retention.ms", "604800000", ConfigSource.DEFAULT_CONFIG, ConfigType.LONG),
            entry("cleanup.policy", "compact,delete", ConfigSource.DYNAMIC_TOPIC_CONFIG, ConfigType.LIST),
            entry("min.cleanable.dirty.ratio", "0.5", ConfigSource.DEFAULT_CONFIG, ConfigType.DOUBLE),
            entry("preallocate", "false", ConfigSource.DEFAULT_CONFIG, ConfigType.BOOLEAN)));

    private static ConfigEntry entry(String name, String value, ConfigSource source, ConfigType type) {
        return new ConfigEntry(name, value, source, false, false, List.of(), type, "");
    }

    private static TopicChange set(String key, String value) {
        return ConfigChanges.plan("t", CURRENT, Map.of(key, value), Set.of()).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms, 7d",
        "cleanup.policy, 'delete, compact'",
        "min.cleanable.dirty.ratio, 0.50",
        "preallocate, FALSE"
    })
    void sendsNothingForAValueThatMeansTheSame(String key, String value) {
        assertThat(set(key, value).isConverged()).isTrue();
    }

    @Test
    void showsOldAndNew() {
        assertThat(set("retention.ms", "1d")).isEqualTo(new TopicChange("t", "retention.ms", "604800000", "86400000"));
    }

    @Test
    void unsetsOnlyWhatTheTopicItselfSays() {
        List<TopicChange> changes = ConfigChanges.plan("t", CURRENT, Map.of(), Set.of("retention.ms"));

        assertThat(changes).allMatch(TopicChange::isConverged);
        assertThat(ConfigChanges.plan("t", CURRENT, Map.of(), Set.of("cleanup.policy")))
                .containsExactly(new TopicChange("t", "cleanup.policy", "compact,delete", null));
    }

    @Test
    void rejectsAKeyThatNoBrokerKnowsInBothDirections() {
        assertThatThrownBy(() -> set("retention.sm", "7d")).satisfies(ConfigChangesTest::namesTheRightKey);
        assertThatThrownBy(() -> ConfigChanges.plan("t", CURRENT, Map.of(), Set.of("retention.sm")))
                .satisfies(ConfigChangesTest::namesTheRightKey);
    }

    private static void namesTheRightKey(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(KafkactlException.class, e -> {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID_INPUT);
            assertThat(e.hint()).contains("did you mean 'retention.ms'?");
        });
    }
}
