package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.CreatedTopic.Status;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** Decides whether a topic that exists already will do in place of a new one. */
final class ExistingTopics {
    private static final String EXISTS = "TOPIC_ALREADY_EXISTS";

    private final Cluster cluster;
    private final TopicRequest flags;
    private final TopicRequest request;
    private final boolean allowed;

    ExistingTopics(Cluster cluster, TopicRequest flags, boolean allowed) {
        this.cluster = cluster;
        this.flags = flags;
        this.request = new PresetCatalog(cluster.settings().rules().presets()).fill(flags);
        this.allowed = allowed;
    }

    /**
     * The topic as it stands; exit 8 when that will not do, exit 3 when it would but for its differences. What the user
     * did not ask for explicitly cannot contradict.
     */
    CreatedTopic accept(TopicDescription description) {
        String name = description.name();
        Config config = cluster.topicConfig(name);
        List<String> differences = differences(description, config);
        if (!differences.isEmpty()) {
            throw new KafkactlException(
                    allowed ? ExitCode.CONDITION : ExitCode.REFUSED,
                    allowed ? "TOPIC_DIFFERS" : EXISTS,
                    "topic '" + name + "' exists already and differs: " + String.join(", ", differences),
                    "nothing was changed; kafkactl topic alter changes it, or ask for what is there",
                    null);
        }
        if (!allowed) {
            throw KafkactlException.refused(
                    EXISTS, "topic '" + name + "' exists already", "add --if-not-exists if that is as good");
        }
        return new CreatedTopic(
                name, description.partitions().size(), replicationFactor(description), own(config), Status.EXISTS);
    }

    private List<String> differences(TopicDescription description, Config config) {
        List<String> differences = new ArrayList<>();
        int partitions = description.partitions().size();
        if (request.partitions() != null && request.partitions() != partitions) {
            differences.add("it has " + Counted.of(partitions, "partition") + ", not " + request.partitions());
        }
        int replicas = replicationFactor(description);
        if (request.replicationFactor() != null && request.replicationFactor() != replicas) {
            differences.add("it has replication factor " + replicas + ", not " + request.replicationFactor());
        }
        request.config().forEach((key, value) -> {
            String wanted = wanted(key, value, replicas);
            ConfigEntry entry = config.get(key);
            String actual = entry == null ? "" : String.valueOf(entry.value());
            if (!words(actual).equals(words(wanted))) {
                differences.add("it has " + key + "=" + actual + ", not " + wanted);
            }
        });
        return differences;
    }

    /** A preset's min.insync.replicas gives way to the copies there are, as it does for a new topic. */
    private String wanted(String key, String value, int replicas) {
        String wanted = TopicConfigValue.of(key, value);
        boolean lowered = key.equals("min.insync.replicas")
                && !flags.config().containsKey(key)
                && wanted.matches("\\d{1,9}")
                && Integer.parseInt(wanted) > replicas - 1;
        return lowered ? Integer.toString(Math.max(1, replicas - 1)) : wanted;
    }

    /** Kafka keeps the order of a list such as {@code compact,delete}, but gives it no meaning. */
    private static Set<String> words(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static int replicationFactor(TopicDescription description) {
        return TopicSummary.replicationFactor(description);
    }

    /** The settings that the topic itself makes. */
    static SortedMap<String, String> own(Config config) {
        SortedMap<String, String> own = new TreeMap<>();
        config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach(entry -> own.put(entry.name(), String.valueOf(entry.value())));
        return own;
    }
}
