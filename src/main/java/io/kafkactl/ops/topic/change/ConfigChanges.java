package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigType;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Finds out which settings of a topic have to change, and changes them in one request. */
final class ConfigChanges {
    private static final List<ConfigSource> ABOVE_THE_TOPIC = List.of(
            ConfigSource.DYNAMIC_BROKER_CONFIG,
            ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG,
            ConfigSource.STATIC_BROKER_CONFIG,
            ConfigSource.DEFAULT_CONFIG);

    private final Cluster cluster;

    ConfigChanges(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Before and after; exit 4 for a key that the brokers do not know. They would unset such a key in silence. */
    static List<TopicChange> plan(String topic, Config current, Map<String, String> config, Set<String> unset) {
        List<TopicChange> changes = new ArrayList<>();
        config.forEach((key, value) -> {
            ConfigEntry entry = require(current, key);
            String wanted = TopicConfigValue.of(key, value);
            String actual = shown(entry);
            changes.add(new TopicChange(topic, key, actual, isSame(entry, wanted) ? actual : wanted));
        });
        for (String key : unset) {
            ConfigEntry entry = require(current, key);
            boolean own = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
            String actual = shown(entry);
            changes.add(new TopicChange(topic, key, actual, own ? inherited(entry) : actual));
        }
        return changes;
    }

    private static ConfigEntry require(Config current, String key) {
        ConfigEntry entry = current.get(key);
        if (entry != null) {
            return entry;
        }
        List<String> known =
                current.entries().stream().map(ConfigEntry::name).sorted().toList();
        throw KafkactlException.invalid(
                "INVALID_CONFIG",
                "the brokers know no topic setting '" + key + "'",
                SimilarName.of(key, known)
                        .map(similar -> "did you mean '" + similar + "'?")
                        .orElse("they know " + String.join(", ", known)));
    }

    private static @Nullable String shown(ConfigEntry entry) {
        return entry.isSensitive() ? null : String.valueOf(entry.value());
    }

    /** What holds once the topic says nothing itself; null when the brokers do not tell, or only in another unit. */
    private static @Nullable String inherited(ConfigEntry entry) {
        return entry.synonyms().stream()
                .filter(synonym -> ABOVE_THE_TOPIC.contains(synonym.source()))
                .filter(synonym -> synonym.name().endsWith(lastWord(entry.name())))
                .filter(synonym -> synonym.value() != null)
                .findFirst()
                .map(synonym -> synonym.value() + " (inherited)")
                .orElse(null);
    }

    /** The brokers' {@code log.retention.hours} stands for a topic's {@code retention.ms}. */
    private static String lastWord(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** The same to the brokers, however it is written: they normalise numbers, and a list's order means nothing. */
    private static boolean isSame(ConfigEntry entry, String wanted) {
        String actual = String.valueOf(entry.value());
        if (entry.isSensitive()) {
            return false;
        }
        if (entry.type() == ConfigType.LIST || actual.contains(",")) {
            return words(actual).equals(words(wanted));
        }
        if (entry.type() == ConfigType.DOUBLE) {
            return wanted.matches("[0-9.]+") && Double.parseDouble(wanted) == Double.parseDouble(actual);
        }
        return entry.type() == ConfigType.BOOLEAN
                ? actual.equals(wanted.strip().toLowerCase(Locale.ROOT))
                : actual.equals(wanted.strip());
    }

    private static Set<String> words(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
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
