package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Finds out which settings of a topic have to change, and changes them in one request. */
final class ConfigChanges {
    private final Cluster cluster;

    ConfigChanges(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Before and after; exit 4 for a key that the brokers do not know. They would unset such a key in silence. */
    static List<TopicChange> plan(String topic, Config current, Map<String, String> config, Set<String> unset) {
        List<TopicChange> changes = new ArrayList<>();
        config.forEach((key, value) -> {
            ConfigEntry entry = SettingComparison.require(current, key);
            String wanted = TopicConfigValue.of(key, value);
            String actual = shown(entry);
            changes.add(new TopicChange(topic, key, actual, SettingComparison.isSame(entry, wanted) ? actual : wanted));
        });
        for (String key : unset) {
            ConfigEntry entry = SettingComparison.require(current, key);
            boolean own = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
            String actual = shown(entry);
            changes.add(new TopicChange(topic, key, actual, own ? SettingComparison.inherited(entry) : actual));
        }
        return changes;
    }

    private static @Nullable String shown(ConfigEntry entry) {
        return entry.isSensitive() ? null : String.valueOf(entry.value());
    }

    /** All of them or none; with {@code dryRun} the brokers only say whether they would. */
    void send(String topic, List<TopicChange> changes, Set<String> unset, boolean dryRun) {
        if (changes.isEmpty()) {
            return;
        }
        Collection<AlterConfigOp> operations = changes.stream()
                .map(change -> unset.contains(change.property())
                        ? new AlterConfigOp(new ConfigEntry(change.property(), null), OpType.DELETE)
                        : new AlterConfigOp(new ConfigEntry(change.property(), change.to()), OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        cluster.call(
                "change the configuration of topic '" + topic + "'",
                a -> a.incrementalAlterConfigs(
                                Map.of(resource, operations), new AlterConfigsOptions().validateOnly(dryRun))
                        .all());
    }
}
