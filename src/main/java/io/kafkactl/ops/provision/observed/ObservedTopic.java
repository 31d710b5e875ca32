package io.kafkactl.ops.provision.observed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.config.Masking;
import io.kafkactl.record.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;

/**
 * A topic as a cluster has it.
 *
 * @param config with what would hold if the topic said nothing
 * @param moving copies on the move, by partition
 */
public record ObservedTopic(TopicDescription description, Config config, Map<Integer, PartitionReassignment> moving) {
    private static final String THROTTLED = ".replication.throttled.replicas";
    private static final int FINGERPRINT = 16;

    public String name() {
        return description.name();
    }

    public String topicId() {
        return description.topicId().toString();
    }

    public int partitions() {
        return description.partitions().size();
    }

    /** How many copies each partition has once nothing moves any more, in the order of the partitions. */
    public List<Integer> copies() {
        return description.partitions().stream()
                .map(info -> {
                    PartitionReassignment move = moving.get(info.partition());
                    return info.replicas().size()
                            - (move == null ? 0 : move.removingReplicas().size());
                })
                .toList();
    }

    /** The smallest of {@link #copies}, which is what the topic's safety rests on. */
    public int leastCopies() {
        return copies().stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** The settings that the topic itself makes, without those of a move under way. */
    public SortedMap<String, String> own() {
        SortedMap<String, String> own = new TreeMap<>();
        config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> !entry.name().endsWith(THROTTLED))
                .forEach(entry -> own.put(entry.name(), String.valueOf(entry.value())));
        return own;
    }

    /** Those of {@link #own} that anybody may see: brokers hide some values, and some names tell of a secret. */
    public SortedMap<String, String> published() {
        SortedMap<String, String> published = own();
        published.keySet().removeIf(key -> Masking.isSecret(key) || value(key).isEmpty());
        return published;
    }

    /** What holds for the topic, whoever says so; nothing where the brokers do not tell. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(config.get(key))
                .filter(entry -> !entry.isSensitive())
                .map(ConfigEntry::value);
    }

    /** Changes when the topic is made anew, or its partitions, copies or own settings change. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder(topicId());
        description
                .partitions()
                .forEach(info -> text.append('\n')
                        .append(info.partition())
                        .append(info.replicas().stream().map(Node::id).sorted().toList()));
        own().forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
        return Sha256.hex(text.toString().getBytes(UTF_8)).substring(0, FINGERPRINT);
    }
}
